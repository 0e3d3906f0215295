package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;

/**
 * Says what a final state of an instance comes to; of one thread only. Many states come to one
 * outcome, so each is put into words once, and asking makes nothing.
 */
public final class Outcomes {
  private final Program program;
  private final ToIntFunction<long[]> positive;
  private final List<Ending> endings = new ArrayList<>();
  private final List<String> names;
  private final List<ToIntFunction<long[]>> shown = new ArrayList<>();
  private final long[] judged;
  private final Told asked;
  private final Map<Told, Optional<Final>> known = new HashMap<>();

  /** A rule that is broken where a run ends so. */
  private record Ending(int rule, ToIntFunction<long[]> breaks) {}

  /**
   * All that an outcome hangs on: what is shown, which rules are broken, whether it is positive.
   */
  private static final class Told {
    private final int[] values;

    Told(int[] values) {
      this.values = values;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Told told && Arrays.equals(values, told.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** Of any run of the instance. */
  public Outcomes(Instance instance) {
    this(instance, new Machine(instance.program()));
  }

  Outcomes(Instance instance, Machine machine) {
    program = instance.program();
    judged = new long[program.layout().words()];
    positive = machine.reader(instance.positive());
    instance
        .atEnd()
        .forEach((rule, term) -> endings.add(new Ending(rule.ordinal(), machine.reader(term))));
    names = List.copyOf(instance.shown().keySet());
    instance.shown().values().forEach(term -> shown.add(machine.reader(term)));
    asked = new Told(new int[shown.size() + 2]);
  }

  /** The outcome of a state out of which nobody moves; empty where a bound ended the run. */
  public Optional<Final> of(long[] state) {
    if (program.limit().get(state, 0) != 0) {
      return Optional.empty();
    }
    System.arraycopy(state, 0, judged, 0, judged.length);
    if (program.ended().get(state, 0) == 0) {
      for (int i = 0; i < endings.size(); i++) {
        if (endings.get(i).breaks().applyAsInt(state) != 0) {
          program.broken().set(judged, endings.get(i).rule(), 1);
        }
      }
    }
    for (int i = 0; i < shown.size(); i++) {
      asked.values[i] = shown.get(i).applyAsInt(state);
    }
    asked.values[shown.size()] = positive.applyAsInt(judged);
    asked.values[shown.size() + 1] = broken(judged);
    Optional<Final> outcome = known.get(asked);
    return outcome != null ? outcome : put();
  }

  private Optional<Final> put() {
    int[] values = asked.values.clone();
    Map<String, String> registers = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      registers.put(names.get(i), LitmusRun.text(values[i]));
    }
    Set<Rule> broken = EnumSet.noneOf(Rule.class);
    for (Rule rule : Rule.values()) {
      if ((values[names.size() + 1] >>> rule.ordinal() & 1) != 0) {
        broken.add(rule);
      }
    }
    Optional<Final> outcome = Optional.of(new Final(registers, broken, values[names.size()] != 0));
    known.put(new Told(values), outcome);
    return outcome;
  }

  /** The rules whose flags are set in a state, as bits by ordinal. */
  int broken(long[] state) {
    int found = 0;
    for (int rule = 0; rule < program.broken().count(); rule++) {
      found |= program.broken().get(state, rule) << rule;
    }
    return found;
  }
}
