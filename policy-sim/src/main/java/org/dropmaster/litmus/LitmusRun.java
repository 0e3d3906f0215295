package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.dropmaster.explore.BitstateSearch;
import org.dropmaster.explore.Cycles;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Keeper;
import org.dropmaster.explore.Limit;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Outcome;
import org.dropmaster.explore.PartialOrder;
import org.dropmaster.explore.Progress;
import org.dropmaster.explore.Quotient;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.Symmetry;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.explore.Witness;
import org.dropmaster.kernel.World;
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
  private static final List<Rule> RULES = List.of(Rule.values());

  /** What leaves a verdict open although every state was searched. */
  static final String OPEN = "runs without end have no outcome; ask with ever or eventually";

  private final Instance instance;
  private final Program program;
  private final Machine machine;
  private final Mover mover;
  private final Observer told;
  private final Way way;
  private final Optional<Symmetry> symmetry;
  private final Outcomes outcomes;
  private final ToIntFunction<long[]> probe;
  private final Premises premises;
  private final Map<Rule, Long> firstBroken = new EnumMap<>(Rule.class);
  private final Set<Final> finals = new LinkedHashSet<>();
  private int noted;
  private long firstPositive = NONE;
  private long firstNegative = NONE;
  private boolean probed;
  private boolean sampling;
  private boolean again;
  private Optional<String> limit = Optional.empty();
  private List<Witness> otherOrders = List.of();

  /** Who makes the moves of a program, beside the machine that reads it. */
  public interface Movers {
    /** The machine itself. */
    Movers READING = (program, machine) -> machine;

    /** For a program, and a machine that reads it. */
    Mover of(Program program, Machine machine);
  }

  /**
   * How a search is made: none of it changes what it finds.
   *
   * @param movers who makes the moves
   * @param search what else the search is given: helpers, a place for its states, a keeper
   * @param reductions what is left out; the counts are then those of what was not
   */
  public record Way(Movers movers, UnaryOperator<Search> search, Set<Reduction> reductions) {
    /** With nothing added, and only the usual left out. */
    public static Way of(Movers movers) {
      return new Way(movers, search -> search, Reduction.USUAL);
    }

    /** The same with only these left out. */
    public Way reduced(Set<Reduction> by) {
      return new Way(movers, search, by);
    }
  }

  private LitmusRun(Instance asked, Observer told, Way way) {
    instance = way.reductions().contains(Reduction.FUSING) ? asked : asked.stepwise();
    this.program = instance.program();
    this.machine = new Machine(program);
    this.mover = way.movers().of(program, machine);
    this.way = way;
    this.told = told;
    symmetry =
        way.reductions().contains(Reduction.SYMMETRY) ? Symmetries.of(instance) : Optional.empty();
    outcomes = new Outcomes(instance, machine);
    probe = mover.reader(instance.probe());
    premises = new Premises(instance.premises(), mover::reader);
  }

  /** Searches to the end, or to a limit, which is part of the verdict. */
  public static Verdict of(Instance instance, Limits limits, Observer told) {
    return of(instance, limits, told, Way.of(Movers.READING));
  }

  /** The same, made in some way. */
  public static Verdict of(Instance instance, Limits limits, Observer told, Way way) {
    LitmusRun run = new LitmusRun(instance, told, way);
    Verdict verdict = run.run(limits);
    return run.again ? unreduced(run, limits, verdict) : verdict;
  }

  /**
   * Looks, remembering three bits of a state, for a run that breaks a rule or satisfies the
   * condition of an {@code ever}, where all states are too many to be stored. Finds one or nothing:
   * the limit of the verdict says what part was seen. Lock orders and runs without end are not
   * looked at, and a run that is found is not a shortest one.
   *
   * @param logBits two to that power of bits are used, 6 to 36
   */
  public static Verdict sample(
      Instance instance, Limits limits, Observer told, Way way, int logBits) {
    LitmusRun run = new LitmusRun(instance, told, way);
    run.sampling = true;
    return run.sample(limits, logBits);
  }

  /** The instance as something to explore: for other searches and for replay. */
  public static TransitionSystem system(Instance instance) {
    return new ProgramSystem(instance.program(), new Machine(instance.program()));
  }

  private Verdict run(Limits limits) {
    ProgramSystem system = new ProgramSystem(program, mover);
    TransitionSystem searched = reduced(system);
    Search search = way.search().apply(Search.of(searched)).limits(limits).observer(this);
    try (Explored explored = search.run()) {
      Optional<Cycles> cycles =
          explored.outcome().complete() ? Optional.of(search.cycles(explored)) : Optional.empty();
      boolean endless = cycles.isPresent() && !cycles.get().none();
      again = endless && searched != system;
      limit = again ? Optional.of(OPEN) : limit;
      return verdict(system, explored, again ? Optional.empty() : cycles);
    }
  }

  /**
   * Fairness speaks of each actor, so runs without end are judged in the plain search; where that
   * comes to no end, what was found without them stands. It keeps no checkpoint: one folder keeps
   * one search.
   */
  private static Verdict unreduced(LitmusRun first, Limits limits, Verdict stands) {
    Way way = first.way;
    UnaryOperator<Search> kept = s -> way.search().apply(s).keeper(() -> Keeper.NONE);
    Way plain = new Way(way.movers(), kept, Reduction.USUAL);
    Verdict whole = of(first.instance, limits, first.told, plain);
    return whole.search().complete() ? whole : stands.limitedBy(whole.limit());
  }

  private TransitionSystem reduced(ProgramSystem system) {
    TransitionSystem ordered =
        way.reductions().contains(Reduction.ORDER)
            ? new PartialOrder(system, Independence.of(instance))
            : system;
    return symmetry.<TransitionSystem>map(s -> new Quotient(ordered, s)).orElse(ordered);
  }

  private Verdict sample(Limits limits, int logBits) {
    ProgramSystem system = new ProgramSystem(program, mover);
    BitstateSearch.Sample sample =
        BitstateSearch.of(reduced(system), logBits).limits(limits).observer(this).run();
    Map<Rule, Witness> broken = new EnumMap<>(Rule.class);
    sample.witness().ifPresent(w -> firstBroken.keySet().forEach(rule -> broken.put(rule, w)));
    boolean found = firstPositive != NONE;
    limit = Optional.of(part(sample));
    Outcome outcome =
        new Outcome(
            sample.states(),
            sample.transitions(),
            sample.witness().map(Witness::length).orElse(0),
            sample.finals(),
            sample.limit(),
            sample.witness().isPresent(),
            (1L << logBits) / Byte.SIZE);
    return verdict(
        system, outcome, broken, found ? sample.witness() : Optional.empty(), Optional.empty());
  }

  /** What was seen, in words. */
  private static String part(BitstateSearch.Sample sample) {
    return String.format(
        Locale.ROOT,
        "bitstate: an expected %.4f %% of what was arrived at, and nothing is excluded%s%s",
        Math.floor(1e6 * sample.coverage()) / 1e4,
        sample.witness().isPresent() ? "; ended with the first run that was found" : "",
        sample.limit().map(l -> "; " + l.name()).orElse(""));
  }

  private Verdict verdict(ProgramSystem searched, Explored explored, Optional<Cycles> cycles) {
    ProgramSystem system = walked(searched, explored);
    explored.outcome().limit().ifPresent(l -> limit = Optional.of(l.name()));
    Map<Rule, Witness> broken = new EnumMap<>(Rule.class);
    firstBroken.forEach((rule, id) -> broken.put(rule, explored.witness(id)));
    List<Witness> orders =
        LockOrder.cycle(program, system).stream().map(o -> o.witness(instance, explored)).toList();
    if (!orders.isEmpty()) {
      broken.put(Rule.LOCK_INVERSION, orders.get(0));
      otherOrders = orders.subList(1, orders.size());
    }
    Endless endless =
        cycles.map(c -> Endless.of(instance, mover, c, explored)).orElse(Endless.NONE);
    endless.broken().forEach(broken::putIfAbsent);
    if (endless.open()) {
      limit = limit.or(() -> Optional.of(OPEN));
    }
    Optional<Witness> positive = witness(explored, firstPositive).or(endless::positive);
    Optional<Witness> negative = witness(explored, firstNegative).or(endless::negative);
    return verdict(system, explored.outcome(), broken, positive, negative);
  }

  /**
   * Who took which steps and locks. A search that ends in the middle has expanded further than it
   * tells, with more threads more so; then it is those of the states that are told.
   */
  private ProgramSystem walked(ProgramSystem searched, Explored explored) {
    if (!explored.outcome().limit().equals(Optional.of(Limit.STATES))) {
      return searched;
    }
    Mover anew = way.movers().of(program, new Machine(program));
    ProgramSystem again = new ProgramSystem(program, anew);
    TransitionSystem.Walker walker = again.walker();
    long[] state = new long[again.words()];
    for (long id = 0; id < explored.whole(); id++) {
      explored.state(id, state);
      walker.expand(state, (actor, choice, next) -> {});
    }
    return again;
  }

  private Verdict verdict(
      ProgramSystem system,
      Outcome outcome,
      Map<Rule, Witness> broken,
      Optional<Witness> positive,
      Optional<Witness> negative) {
    Set<Rule> exercised = premises.held();
    exercised.addAll(broken.keySet()); // what broke was put to the test, whatever came first
    return new Verdict(
        instance,
        observation(positive.isPresent(), negative.isPresent()),
        outcome,
        List.copyOf(finals),
        broken,
        otherOrders,
        positive,
        negative,
        exercised,
        probed,
        limit,
        covered(system),
        leftOut());
  }

  private String leftOut() {
    List<String> words = new ArrayList<>();
    if (!way.reductions().contains(Reduction.FUSING)) {
      words.add("every step a moment of its own");
    }
    symmetry.ifPresent(
        s -> words.add("like threads and processes taken together (" + s.size() + " ways)"));
    if (way.reductions().contains(Reduction.ORDER)) {
      words.add("one order for moves that can be exchanged");
    }
    return String.join(", ", words);
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

  private List<boolean[]> covered(ProgramSystem system) {
    List<boolean[]> all = new ArrayList<>();
    for (Routine routine : program.routines()) {
      boolean[] ran = new boolean[routine.steps().size()];
      for (int pc = 0; pc < ran.length; pc++) {
        ran[pc] = ran(system, routine.number(), pc);
      }
      all.add(ran);
    }
    return all;
  }

  /** A step that a like thread has taken could have been taken by this one. */
  private boolean ran(ProgramSystem system, int actor, int pc) {
    return system.ran(actor, pc)
        || symmetry.isPresent()
            && actor < symmetry.get().parts()
            && symmetry.get().orbit(actor).anyMatch(like -> system.ran(like, pc));
  }

  @Override
  public void state(long id, long[] state, int depth) {
    if (program.broken().any(state)) {
      note(outcomes.broken(state), id);
    }
    probed = probed || probe.applyAsInt(state) != 0;
    premises.look(state);
    int reached = program.limit().get(state, 0);
    if (reached != 0 && limit.isEmpty()) {
      limit = Optional.of(machine.limitName(reached));
    }
    told.state(id, state, depth);
  }

  /** Most states behind a broken rule show nothing that is not noted. */
  private void note(int broken, long id) {
    for (int left = broken & ~noted; left != 0; left &= left - 1) {
      firstBroken.put(RULES.get(Integer.numberOfTrailingZeros(left)), id);
    }
    noted |= broken;
  }

  @Override
  public void last(long id, long[] state) {
    Optional<Final> outcome = outcomes.of(state);
    if (outcome.isPresent()) {
      outcome.get().broken().forEach(rule -> note(1 << rule.ordinal(), id));
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
    return told.stop() || sampling && (firstPositive != NONE || !firstBroken.isEmpty());
  }

  @Override
  public void progress(Progress progress) {
    told.progress(progress);
  }

  /** A register's value as a test writes it; {@code none} where no call has returned one. */
  public static String text(int value) {
    if (value == World.NOTHING) {
      return "none";
    }
    boolean errno = value < 0 && -value < Errno.all().size();
    return errno ? Errno.all().get(-value).result() : Integer.toString(value);
  }

  /** The value of a term in a state, for those who explain. */
  public static int value(Instance instance, Term term, long[] state) {
    return new Machine(instance.program()).value(term, state);
  }
}
