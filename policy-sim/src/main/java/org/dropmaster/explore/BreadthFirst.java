package org.dropmaster.explore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run: level by level, in the order found, a batch at a time. */
final class BreadthFirst implements Progress, Expansion.Settler {
  private static final int BATCHES_BETWEEN_REPORTS = 1024;

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
  private boolean stopped;

  BreadthFirst(
      TransitionSystem system, Limits limits, Observer observer, Keeper keeper, Arena arena) {
    this.system = system;
    this.limits = limits.withStates(Math.min(limits.states(), StateSet.MOST));
    this.observer = observer;
    this.keeper = keeper;
    this.set = new StateSet(arena);
    this.kept = new KeptSearch(tally, set, parents);
    this.state = new long[system.words()];
  }

  Explored run(Expansion expansion) {
    if (keeper.restore(kept)) {
      tellAgain();
    } else {
      system.initial(state);
      set.findOrAdd(StateHash.of(state, 0, state.length), state, 0);
      admit(0, 0, 0);
    }
    tally.backward |= expansion.dropsReturns();
    while (tally.expanded < set.size() && running()) {
      tally.beginLevel(set.size());
      expansion.level(set.arena(), tally.expanded, tally.levelEnd, this);
    }
    if (limit == Limit.TIME || limit == Limit.MEMORY) {
      keeper.ended(kept);
    }
    return new Explored(system, set, parents, tally, outcome());
  }

  /** What was found before the search was kept, so that the observer has missed nothing. */
  private void tellAgain() {
    for (int id = 0; id < set.size() && !stopped; id++) {
      tell(id, tally.depthOf(id));
    }
    for (long id : kept.lasts()) {
      tellLast((int) id);
    }
  }

  private Outcome outcome() {
    return new Outcome(
        states(), tally.transitions, tally.deepest, tally.finals, reached(), stopped, bytes());
  }

  /** A clock that ran out, or memory that was used up, while nothing was left to do cut nothing. */
  private Optional<Limit> reached() {
    boolean late = limit == Limit.TIME || limit == Limit.MEMORY;
    return late && tally.expanded == set.size() ? Optional.empty() : Optional.ofNullable(limit);
  }

  /** Takes the moves of a batch in the order they were made, as if each had been alone. */
  @Override
  public boolean settle(Batch batch) {
    set.approach(batch);
    int i = 0;
    for (; i < batch.size() && running(); i++) {
      if (batch.last(i)) {
        finish(batch.from(i));
      } else {
        arrive(batch, i);
      }
    }
    tally.transitions += running() ? batch.moves() : batch.moves(i - 1);
    tally.expanded = batch.end();
    if (running() && limit == null) {
      keeper.settled(kept);
    }
    checkLimits();
    return running();
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

  private void arrive(Batch batch, int i) {
    if (tally.depth() >= limits.depth() || set.size() >= limits.states()) {
      refuse(batch, i);
      return;
    }
    int id = set.findOrAdd(batch.hash(i), batch.states(), batch.at(i));
    if (id < 0) {
      admit(~id, batch.from(i), tally.depth() + 1);
    } else {
      tally.backward |= id <= batch.from(i);
    }
  }

  /** There is room for no new state; if this is one, the limit was reached. */
  private void refuse(Batch batch, int i) {
    if (set.find(batch.hash(i), batch.states(), batch.at(i)) < 0) {
      limit = tally.depth() >= limits.depth() ? Limit.DEPTH : Limit.STATES;
    }
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

  private void checkLimits() {
    if (limits.expired().getAsBoolean()) {
      limit = Limit.TIME;
    }
    if (limits.bytes() < bytes()) {
      limit = Limit.MEMORY;
    }
    if (++batches % BATCHES_BETWEEN_REPORTS == 0) {
      observer.progress(this);
    }
  }

  /** A depth limit lets the level end, so that all within it is seen; any other ends at once. */
  private boolean running() {
    return !stopped && (limit == null || limit == Limit.DEPTH);
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
