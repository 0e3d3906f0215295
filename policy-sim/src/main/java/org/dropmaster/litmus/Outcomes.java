package org.dropmaster.litmus;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;

/** Says what a final state of an instance comes to; of one thread only. */
public final class Outcomes {
  private final Program program;
  private final ToIntFunction<long[]> positive;
  private final Map<Rule, ToIntFunction<long[]>> atEnd = new EnumMap<>(Rule.class);
  private final Map<String, ToIntFunction<long[]>> shown = new LinkedHashMap<>();

  /** Of any run of the instance. */
  public Outcomes(Instance instance) {
    this(instance, new Machine(instance.program()));
  }

  Outcomes(Instance instance, Machine machine) {
    program = instance.program();
    positive = machine.reader(instance.positive());
    instance.atEnd().forEach((rule, term) -> atEnd.put(rule, machine.reader(term)));
    instance.shown().forEach((name, term) -> shown.put(name, machine.reader(term)));
  }

  /** The outcome of a state out of which nobody moves; empty where a bound ended the run. */
  public Optional<Final> of(long[] state) {
    if (program.limit().get(state, 0) != 0) {
      return Optional.empty();
    }
    long[] judged = state.clone();
    if (program.ended().get(state, 0) == 0) {
      atEnd.forEach(
          (rule, breaks) -> {
            if (breaks.applyAsInt(state) != 0) {
              program.broken().set(judged, rule.ordinal(), 1);
            }
          });
    }
    boolean holds = positive.applyAsInt(judged) != 0;
    return Optional.of(new Final(registers(state), rules(judged), holds));
  }

  private Map<String, String> registers(long[] state) {
    Map<String, String> values = new LinkedHashMap<>();
    shown.forEach((name, value) -> values.put(name, LitmusRun.text(value.applyAsInt(state))));
    return values;
  }

  /** The rules whose flags are set in a state. */
  Set<Rule> rules(long[] state) {
    Set<Rule> found = EnumSet.noneOf(Rule.class);
    for (Rule rule : Rule.values()) {
      if (program.broken().get(state, rule.ordinal()) != 0) {
        found.add(rule);
      }
    }
    return found;
  }
}
