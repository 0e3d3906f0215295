package org.dropmaster.explore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run: expands the states in the order found, a batch of moves at a time, level by level. */
final class BreadthFirst implements Progress {
  private static final int BATCHES_BETWEEN_REPORTS = 1024;

  private final TransitionSystem system;
  private final TransitionSystem.Walker walker;
  private final Limits limits;
  private final Observer observer;
  private final StateSet set;
  private final Parents parents = new Parents();
  private final Batch batch;
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
    this.walker = system.walker();
    this.limits = limits;
    this.observer = observer;
    this.set = new StateSet(system.words());
    this.state = new long[system.words()];
    system.initial(state);
    this.batch = new Batch(system.words(), state);
  }

  Explored run() {
    set.findOrAdd(StateHash.of(state, 0, state.length), state, 0);
    admit(0, 0, 0);
    while (expanded < set.size() && running()) {
      level(set.size());
      depth++;
    }
    Outcome outcome =
        new Outcome(
            states(), transitions, deepest, finals, Optional.ofNullable(limit), stopped, bytes());
    return new Explored(system, set, parents, outcome);
  }

  /** Expands all states below the given number, which are those of one depth. */
  private void level(int end) {
    while (expanded < end && running()) {
      batch.clear();
      while (expanded < end && !batch.full()) {
        set.arena().get(expanded, state);
        batch.begin(expanded++);
        walker.expand(state, batch);
        batch.end();
      }
      settle();
      checkLimits();
    }
  }

  /** Takes the moves of a batch in the order they were made, as if each had been alone. */
  private void settle() {
    set.approach(batch);
    int i = 0;
    for (; i < batch.size() && running(); i++) {
      if (batch.last(i)) {
        finish(batch.from(i));
      } else {
        arrive(i);
      }
    }
    transitions += running() ? batch.moves() : batch.moves(i - 1);
  }

  private void finish(int id) {
    finals++;
    set.arena().get(id, state);
    observer.last(id, state);
    stopped = observer.stop();
  }

  private void arrive(int i) {
    if (depth >= limits.depth() || set.size() >= limits.states()) {
      refuse(i);
      return;
    }
    int id = set.findOrAdd(batch.hash(i), batch.states(), batch.at(i));
    if (id < 0) {
      admit(~id, batch.from(i), depth + 1);
    }
  }

  /** There is room for no new state; if this is one, the limit was reached. */
  private void refuse(int i) {
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
