package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Progress;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.explore.Witness;
import org.dropmaster.ownership.Errno;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Term;

/** Explores every interleaving of an instance and says what came of it. */
public final class LitmusRun implements Observer {
  private static final long NONE = -1;

  private final Instance instance;
  private final Program program;
  private final Machine machine;
  private final Mover mover;
  private final Observer told;
  private final Outcomes outcomes;
  private final ToIntFunction<long[]> probe;
  private final Map<Rule, ToIntFunction<long[]>> premises = new EnumMap<>(Rule.class);
  private final Map<Rule, Long> firstBroken = new EnumMap<>(Rule.class);
  private final Set<Final> finals = new LinkedHashSet<>();
  private long firstPositive = NONE;
  private long firstNegative = NONE;
  private boolean probed;
  private Optional<String> limit = Optional.empty();

  /** Who makes the moves of a program, beside the machine that reads it. */
  public interface Movers {
    /** The machine itself. */
    Movers READING = (program, machine) -> machine;

    /** For a program, and a machine that reads it. */
    Mover of(Program program, Machine machine);
  }

  private LitmusRun(Instance instance, Observer told, Movers movers) {
    this.instance = instance;
    this.program = instance.program();
    this.machine = new Machine(program);
    this.mover = movers.of(program, machine);
    this.told = told;
    outcomes = new Outcomes(instance, machine);
    probe = mover.reader(instance.probe());
    for (Rule rule : Rule.values()) {
      premises.put(rule, mover.reader(instance.premises().get(rule.ordinal())));
    }
  }

  /** Searches to the end, or to a limit, which is part of the verdict. */
  public static Verdict of(Instance instance, Limits limits, Observer told) {
    return of(instance, limits, told, Movers.READING);
  }

  /** The same, with moves made otherwise. */
  public static Verdict of(Instance instance, Limits limits, Observer told, Movers movers) {
    return new LitmusRun(instance, told, movers).run(limits);
  }

  /** The instance as something to explore: for other searches and for replay. */
  public static TransitionSystem system(Instance instance) {
    return new ProgramSystem(instance.program(), new Machine(instance.program()));
  }

  private Verdict run(Limits limits) {
    TransitionSystem system = new ProgramSystem(program, mover);
    Explored explored = Search.of(system).limits(limits).observer(this).run();
    explored.outcome().limit().ifPresent(l -> limit = Optional.of(l.name()));
    Map<Rule, Witness> broken = new EnumMap<>(Rule.class);
    firstBroken.forEach((rule, id) -> broken.put(rule, explored.witness(id)));
    LockOrder.of(program, mover)
        .flatMap(o -> o.witness(instance))
        .ifPresent(w -> broken.put(Rule.LOCK_INVERSION, w));
    Endless endless =
        explored.outcome().complete()
            ? Endless.of(instance, mover, system, explored)
            : Endless.NONE;
    endless.broken().forEach(broken::putIfAbsent);
    Optional<Witness> positive = witness(explored, firstPositive).or(endless::positive);
    Optional<Witness> negative = witness(explored, firstNegative).or(endless::negative);
    Set<Rule> exercised = EnumSet.noneOf(Rule.class);
    exercised.addAll(broken.keySet()); // what broke was put to the test, whatever came first
    for (Rule rule : Rule.values()) {
      if (!premises.containsKey(rule)) {
        exercised.add(rule);
      }
    }
    return new Verdict(
        instance,
        observation(positive.isPresent(), negative.isPresent()),
        explored.outcome(),
        List.copyOf(finals),
        broken,
        positive,
        negative,
        exercised,
        probed,
        limit,
        covered());
  }

  private static Optional<Witness> witness(Explored explored, long id) {
    return id == NONE ? Optional.empty() : Optional.of(explored.witness(id));
  }

  private Observation observation(boolean positive, boolean negative) {
    if (positive && negative) {
      return Observation.SOMETIMES;
    }
    if (limit.isPresent()) {
      return Observation.UNKNOWN;
    }
    return positive ? Observation.ALWAYS : Observation.NEVER;
  }

  private List<boolean[]> covered() {
    List<boolean[]> all = new ArrayList<>();
    for (Routine routine : program.routines()) {
      boolean[] ran = new boolean[routine.steps().size()];
      for (int pc = 0; pc < ran.length; pc++) {
        ran[pc] = mover.ran(routine.number(), pc);
      }
      all.add(ran);
    }
    return all;
  }

  @Override
  public void state(long id, long[] state, int depth) {
    if (program.broken().any(state)) {
      outcomes.rules(state).forEach(rule -> firstBroken.putIfAbsent(rule, id));
    }
    probed = probed || probe.applyAsInt(state) != 0;
    if (!premises.isEmpty()) {
      premises.values().removeIf(p -> p.applyAsInt(state) != 0);
    }
    int reached = program.limit().get(state, 0);
    if (reached != 0 && limit.isEmpty()) {
      limit = Optional.of(machine.limitName(reached));
    }
    told.state(id, state, depth);
  }

  @Override
  public void last(long id, long[] state) {
    Optional<Final> outcome = outcomes.of(state);
    if (outcome.isPresent()) {
      outcome.get().broken().forEach(rule -> firstBroken.putIfAbsent(rule, id));
      if (outcome.get().positive() && firstPositive == NONE) {
        firstPositive = id;
      } else if (!outcome.get().positive() && firstNegative == NONE) {
        firstNegative = id;
      }
      finals.add(outcome.get());
      told.last(id, state);
    }
  }

  @Override
  public boolean stop() {
    return told.stop();
  }

  @Override
  public void progress(Progress progress) {
    told.progress(progress);
  }

  /** A register's value as a test writes it. */
  public static String text(int value) {
    return value < 0 ? Errno.all().get(-value).result() : Integer.toString(value);
  }

  /** The value of a term in a state, for those who explain. */
  public static int value(Instance instance, Term term, long[] state) {
    return new Machine(instance.program()).value(term, state);
  }
}
