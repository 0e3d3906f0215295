package org.dropmaster.explore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One run of a search by sets, level by level, the groups of a level in the order they got there.
 */
final class SetRun {
  private final MaskSystem system;
  private final Limits limits;
  private final Leaves leaves;
  private final SetGroups groups;
  private final List<SetGuard> never;
  private final List<SetTable> tables;
  private final Words waiting;
  private final Words moving;
  private final Words tail;
  private final long[] moved;
  private final Optional<SetLevels> levels;
  private long states;
  private long transitions;
  private long finals;
  private int depth;
  private int deepest;
  private int brokenDepth;
  private @Nullable Limit limit;
  private OptionalLong broken = OptionalLong.empty();

  SetRun(
      MaskSystem system,
      Limits limits,
      List<MaskStep.Guard> never,
      Leaves leaves,
      Optional<SetLevels> levels) {
    this.system = system;
    this.limits = limits;
    this.leaves = leaves;
    this.levels = levels;
    this.never = never.stream().map(guard -> SetGuard.of(guard, leaves)).toList();
    groups = new SetGroups(leaves.words());
    tables = system.actors().stream().map(actor -> new SetTable(actor, leaves)).toList();
    waiting = new Words(leaves.words());
    moving = new Words(leaves.words());
    tail = new Words(leaves.words());
    moved = new long[leaves.words()];
  }

  SetSearch.Found run() {
    long[] first = new long[1];
    system.initial(first);
    long[] only = new long[leaves.words()];
    only[leaves.word(first[0])] = leaves.bit(first[0]);
    moving.take(only);
    admit(groups.group(first[0] & ~leaves.mask()), moving, 0);
    for (int active; running() && (active = groups.advance()) > 0; depth++) {
      levels.ifPresent(SetLevels::begin);
      for (int place = 0; place < active && running(); place++) {
        expand(place);
        checkLimits();
      }
    }
    return new SetSearch.Found(outcome(), broken, broken.isPresent() ? brokenDepth : deepest);
  }

  private Outcome outcome() {
    boolean stopped = broken.isPresent();
    return new Outcome(
        states, transitions, deepest, finals, Optional.ofNullable(limit), stopped, groups.bytes());
  }

  private void expand(int place) {
    long key = groups.key(groups.group(place));
    waiting.take(groups.waiting(place));
    if (levels.isPresent()) {
      levels.get().record(key, waiting);
    }
    check(key);
    for (SetTable table : tables) {
      for (SetStep step : table.at(key)) {
        if (step.guard().key().holds(key)) {
          take(step, key);
        }
      }
    }
    finals += waiting.countOutside(moved);
  }

  private void check(long key) {
    for (SetGuard guard : never) {
      if (guard.key().holds(key)) {
        moving.select(waiting, guard);
        if (moving.size() > 0) {
          int bit = Long.numberOfTrailingZeros(moving.set(0));
          brokenDepth = depth;
          broken = OptionalLong.of(key | leaves.state(moving.at(0), bit));
          return;
        }
      }
    }
  }

  private void take(SetStep step, long key) {
    moving.select(waiting, step.guard());
    for (SetGuard refused : step.unless()) {
      if (refused.key().holds(key)) {
        moving.drop(refused);
      }
    }
    if (moving.size() == 0) {
      return;
    }
    transitions += moving.addTo(moved);
    moving.move(step.effect());
    long after = step.effect().key().on(key);
    if (step.tailed() && step.tailGuard().key().holds(after)) {
      tail.select(moving, step.tailGuard());
      moving.drop(step.tailGuard());
      tail.move(step.tail());
      arrive(step.tail().key().on(after), tail);
    }
    arrive(after, moving);
  }

  private void arrive(long key, Words words) {
    if (words.size() == 0) {
      return;
    }
    int group = groups.group(key);
    if (depth < limits.depth()) {
      admit(group, words, depth + 1);
    } else if (words.anyOutside(groups.visited(group))) {
      limit = Limit.DEPTH;
    }
  }

  private void admit(int group, Words words, int found) {
    words.visit(groups.visited(group));
    if (words.size() > 0) {
      states += words.addTo(groups.next(group));
      deepest = found;
    }
  }

  private void checkLimits() {
    if (limits.expired().getAsBoolean()) {
      limit = Limit.TIME;
    }
    if (states > limits.states()) {
      limit = Limit.STATES;
    }
    if (limits.bytes() < groups.bytes()) {
      limit = Limit.MEMORY;
    }
  }

  private boolean running() {
    return broken.isEmpty() && (limit == null || limit == Limit.DEPTH);
  }
}
