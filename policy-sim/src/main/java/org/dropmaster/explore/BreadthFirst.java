package org.dropmaster.explore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run: level by level, in the order found, a batch at a time. */
final class BreadthFirst implements Progress, Expansion.Settler {
  private static final int BATCHES_BETWEEN_REPORTS = 1024;

  /**
   * For each state that waits, so many are still to come: searches of a few ten thousand states
   * have an eighth of them waiting at most, long ones soon have more.
   */
  private static final int AHEAD = 8;

  private final TransitionSystem system;
  private final Limits limits;
  private final Observer observer;
  private final Keeper keeper;
  private final StateSet set;
  private final Parents parents = new Parents();
  private final Tally tally = new Tally();
  private final KeptSearch kept;
  private final long[] state;
  private long batches;
  private @Nullable Limit limit;
  private boolean cut;
  private int whole;
  private boolean ended;
  private boolean stopped;

  BreadthFirst(
      TransitionSystem system, Limits limits, Observer observer, Keeper keeper, StateSet set) {
    this.system = system;
    this.limits = limits.withStates(Math.min(limits.states(), StateSet.MOST));
    this.observer = observer;
    this.keeper = keeper;
    this.set = set;
    this.kept = new KeptSearch(tally, set, parents, this::makeRoom);
    this.state = new long[system.words()];
    set.room(limits.bytes());
    if (set.statesOnly()) {
      tally.back.set(0); // none is noted, and every cycle can be reached from the first state
    }
  }

  Explored run(Expansion expansion) {
    if (keeper.restore(kept)) {
      tellAgain();
    } else {
      system.initial(state);
      set.findOrAdd(StateHash.of(state, 0, state.length), state, 0);
      admit(0, 0, 0);
    }
    while (tally.expanded < set.size() && running()) {
      tally.beginLevel(set.size());
      system.expect(foreseen());
      set.expectMore(tally.growing());
      expansion.level(set, tally.expanded, tally.levelEnd, deeper(), this);
    }
    set.settle();
    if (limit != null && lossless()) {
      keeper.ended(kept);
    }
    return new Explored(system, set, parents, tally, cut ? whole : tally.expanded, outcome());
  }

  /**
   * What was found before the search was kept, so that neither the observer nor whoever makes the
   * moves has missed anything.
   */
  private void tellAgain() {
    TransitionSystem.Walker walker = system.walker();
    for (int id = 0; id < set.size() && !stopped; id++) {
      tell(id, tally.depthOf(id));
      if (id < tally.expanded) {
        set.arena().get(id, state);
        walker.expand(state, (actor, choice, next) -> {});
      }
    }
    for (long id : kept.lasts()) {
      tellLast((int) id);
    }
  }

  /** How many states are likely still to be expanded. */
  private long foreseen() {
    return Math.min(AHEAD * frontier(), limits.states() - tally.expanded);
  }

  private Outcome outcome() {
    return new Outcome(
        states(), tally.transitions, tally.deepest, tally.finals, reached(), stopped, bytes());
  }

  /** A clock that ran out, or memory that was used up, while nothing was left to do cut nothing. */
  private Optional<Limit> reached() {
    return lossless() && tally.expanded == set.size()
        ? Optional.empty()
        : Optional.ofNullable(limit);
  }

  /** Whether all that was expanded led to states that are stored. */
  private boolean lossless() {
    return !cut && !stopped;
  }

  /** Takes what the moves of a batch bring in the order they were made, as if each was alone. */
  @Override
  public boolean settle(Batch batch) {
    batch.back(tally.back);
    while (running() && next(batch)) {}
    tally.transitions += running() ? batch.moves() : batch.movesTold();
    tally.expanded = batch.end();
    set.foundBy().expanded(batch.end());
    if (running() && limit == null) {
      keeper.settled(kept);
    }
    checkLimits();
    return running();
  }

  private boolean next(Batch batch) {
    int last = batch.nextLast();
    if (last >= 0) {
      finish(last);
      return true;
    }
    int part = batch.nextFresh();
    if (part >= 0) {
      arrive(batch.into(part).take(), part);
    }
    return part >= 0;
  }

  private void finish(int id) {
    tally.finals++;
    keeper.last(id);
    tellLast(id);
  }

  private void tellLast(int id) {
    set.arena().get(id, state);
    observer.last(id, state);
    stopped = observer.stop();
  }

  private void arrive(int parent, int part) {
    if (!deeper()) {
      cutBy(Limit.DEPTH, parent);
    } else if (set.size() >= limits.states()) {
      cutBy(Limit.STATES, parent);
    } else {
      admit(set.number(part), parent, tally.depth() + 1);
    }
  }

  /** A state was found and left out. */
  private void cutBy(Limit by, int parent) {
    whole = cut ? whole : parent;
    cut = true;
    limit = by;
  }

  /** Whether states of the next level are wanted. */
  private boolean deeper() {
    return tally.depth() < limits.depth();
  }

  private void admit(int id, int parent, int depth) {
    parents.found(id, parent);
    tally.deepest = depth;
    tell(id, depth);
  }

  private void tell(int id, int depth) {
    set.arena().get(id, state);
    observer.state(id, state, depth);
    stopped = observer.stop();
  }

  /** What has cut the search stays its limit, whatever else is reached. */
  private void checkLimits() {
    if (limits.expired().getAsBoolean()) {
      ended = true;
      limit = cut ? limit : Limit.TIME;
    }
    makeRoom();
    if (bytes() > limits.bytes()) {
      ended = true;
      limit = cut ? limit : Limit.MEMORY;
    }
    if (++batches % BATCHES_BETWEEN_REPORTS == 0) {
      observer.progress(this);
    }
  }

  /** Moves the states where there is room for them, if they need it and there is such a place. */
  private void makeRoom() {
    if (bytes() > limits.bytes()) {
      set.move();
    }
  }

  /** A depth limit lets the level end, so that all within it is seen; any other ends at once. */
  private boolean running() {
    return !stopped && !ended && (limit == null || limit == Limit.DEPTH);
  }

  @Override
  public long states() {
    return set.size();
  }

  @Override
  public long transitions() {
    return tally.transitions;
  }

  @Override
  public int depth() {
    return tally.depth();
  }

  @Override
  public long frontier() {
    return (long) set.size() - tally.expanded;
  }

  @Override
  public long bytes() {
    return set.bytes() + parents.bytes();
  }
}
