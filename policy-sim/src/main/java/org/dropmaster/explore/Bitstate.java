package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a bitstate search: a stack of states to be expanded, each with the move to it. */
final class Bitstate implements TransitionSystem.Visitor {
  private final TransitionSystem system;
  private final BitField seen;
  private final Limits limits;
  private final Observer observer;
  private final MoveStack stack;
  private final MoveStack path;
  private final long[] state;
  private long states;
  private long transitions;
  private long finals;
  private int depth;
  private boolean moved;
  private @Nullable Limit limit;
  private boolean stopped;

  Bitstate(TransitionSystem system, BitField seen, Limits limits, Observer observer) {
    this.system = system;
    this.seen = seen;
    this.limits = limits;
    this.observer = observer;
    stack = new MoveStack(system.words());
    path = new MoveStack(0);
    state = new long[system.words()];
  }

  BitstateSearch.Sample run() {
    TransitionSystem.Walker walker = system.walker();
    system.initial(state);
    seen.seen(StateHash.of(state, 0, state.length));
    stack.push(0, 0, 0, state);
    while (stack.size() > 0 && !stopped && (limit == null || limit == Limit.DEPTH)) {
      visit(walker);
    }
    return new BitstateSearch.Sample(
        states, transitions, finals, seen.coverage(), Optional.ofNullable(limit), witness());
  }

  private void visit(TransitionSystem.Walker walker) {
    depth = stack.depth();
    path.cut(depth);
    path.push(depth, stack.actor(), stack.choice(), state);
    stack.pop(state);
    observer.state(states++, state, depth);
    stopped = observer.stop();
    moved = false;
    if (!stopped) {
      walker.expand(state, this);
    }
    if (!stopped && !moved) {
      finals++;
      observer.last(states - 1, state);
      stopped = observer.stop();
    }
    checkLimits();
  }

  @Override
  public void move(int actor, int choice, long[] next) {
    moved = true;
    transitions++;
    if (!seen.seen(StateHash.of(next, 0, state.length))) {
      if (depth < limits.depth()) {
        stack.push(depth + 1, actor, choice, next);
      } else {
        limit = Limit.DEPTH;
      }
    }
  }

  private void checkLimits() {
    if (limits.expired().getAsBoolean()) {
      limit = Limit.TIME;
    }
    if (limits.bytes() < stack.bytes() + path.bytes() + seen.bytes()) {
      limit = Limit.MEMORY;
    }
    if (states >= limits.states() && stack.size() > 0) {
      limit = Limit.STATES;
    }
  }

  private Optional<Witness> witness() {
    if (!stopped) {
      return Optional.empty();
    }
    List<Witness.Choice> choices = new ArrayList<>();
    for (int move = 1; move < path.size(); move++) {
      choices.add(path.move(move));
    }
    return Optional.of(Witness.of(system, choices));
  }
}
