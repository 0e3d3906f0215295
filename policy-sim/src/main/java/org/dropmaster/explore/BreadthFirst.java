package org.dropmaster.explore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run: level by level, in the order found, a batch at a time. */
final class BreadthFirst implements Progress, Expansion.Settler {
  private static final int BATCHES_BETWEEN_REPORTS = 1024;

  private final TransitionSystem system;
  private final Limits limits;
  private final Observer observer;
  private final StateSet set;
  private final Parents parents = new Parents();
  private final long[] state;
  private long transitions;
  private long finals;
  private long batches;
  private int depth;
  private int deepest;
  private int expanded;
  private @Nullable Limit limit;
  private boolean stopped;

  BreadthFirst(TransitionSystem system, Limits limits, Observer observer) {
    this.system = system;
    this.limits = limits;
    this.observer = observer;
    this.set = new StateSet(system.words());
    this.state = new long[system.words()];
    system.initial(state);
  }

  Explored run(Expansion expansion) {
    set.findOrAdd(StateHash.of(state, 0, state.length), state, 0);
    admit(0, 0, 0);
    while (expanded < set.size() && running()) {
      expansion.level(set.arena(), expanded, set.size(), this);
      depth++;
    }
    return new Explored(system, set, parents, outcome());
  }

  private Outcome outcome() {
    return new Outcome(
        states(), transitions, deepest, finals, Optional.ofNullable(limit), stopped, bytes());
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
    transitions += running() ? batch.moves() : batch.moves(i - 1);
    expanded = batch.end();
    checkLimits();
    return running();
  }

  private void finish(int id) {
    finals++;
    set.arena().get(id, state);
    observer.last(id, state);
    stopped = observer.stop();
  }

  private void arrive(Batch batch, int i) {
    if (depth >= limits.depth() || set.size() >= limits.states()) {
      refuse(batch, i);
      return;
    }
    int id = set.findOrAdd(batch.hash(i), batch.states(), batch.at(i));
    if (id < 0) {
      admit(~id, batch.from(i), depth + 1);
    }
  }

  /** There is room for no new state; if this is one, the limit was reached. */
  private void refuse(Batch batch, int i) {
    if (set.find(batch.hash(i), batch.states(), batch.at(i)) < 0) {
      limit = depth >= limits.depth() ? Limit.DEPTH : Limit.STATES;
    }
  }

  private void admit(int id, int parent, int found) {
    parents.found(id, parent);
    deepest = found;
    set.arena().get(id, state);
    observer.state(id, state, found);
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
    return transitions;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public long frontier() {
    return (long) set.size() - expanded;
  }

  @Override
  public long bytes() {
    return set.bytes() + parents.bytes();
  }
}
