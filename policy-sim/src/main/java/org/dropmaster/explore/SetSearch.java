package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A breadth-first search of mask steps that takes all states under a key at a time. It is exact and
 * has the counts and the depth of {@link Search}; it numbers no states.
 */
public final class SetSearch {
  private static final int MOST_LEAVES = 16;

  private final MaskSystem system;
  private final Limits limits;
  private final List<MaskStep.Guard> never;

  private SetSearch(MaskSystem system, Limits limits, List<MaskStep.Guard> never) {
    this.system = system;
    this.limits = limits;
    this.never = never;
  }

  /** A search of everything, for nothing. */
  public static SetSearch of(MaskSystem system) {
    return new SetSearch(system, Limits.NONE, List.of());
  }

  /** The same search within bounds; all but the depth may be passed by what one group adds. */
  public SetSearch limits(Limits bounds) {
    return new SetSearch(system, bounds, never);
  }

  /** The same search, ended by a state that fulfils one of these. */
  public SetSearch never(List<MaskStep.Guard> broken) {
    return new SetSearch(system, limits, List.copyOf(broken));
  }

  /**
   * What it saw.
   *
   * @param broken a state, one of the least deep, that fulfils what never should be
   */
  public record Found(Outcome outcome, OptionalLong broken) {}

  /** Searches to the end, a limit, or a broken state. */
  public Found run() {
    return new Run(system, limits, never, Leaves.of(system, MOST_LEAVES)).run();
  }

  private static final class Run {
    private final MaskSystem system;
    private final Limits limits;
    private final Leaves leaves;
    private final SetGroups groups;
    private final List<SetGuard> never = new ArrayList<>();
    private final SetTable[] tables;
    private final int[] at;
    private final long[] sets;
    private final long[] moved;
    private long states;
    private long transitions;
    private long finals;
    private int depth;
    private @Nullable Limit limit;
    private OptionalLong broken = OptionalLong.empty();

    Run(MaskSystem system, Limits limits, List<MaskStep.Guard> never, Leaves leaves) {
      this.system = system;
      this.limits = limits;
      this.leaves = leaves;
      groups = new SetGroups(leaves.words());
      never.forEach(guard -> this.never.add(SetGuard.of(guard, leaves)));
      tables =
          system.actors().stream()
              .map(actor -> new SetTable(actor, leaves))
              .toArray(SetTable[]::new);
      at = new int[leaves.words()];
      sets = new long[leaves.words()];
      moved = new long[leaves.words()];
    }

    Found run() {
      long[] first = new long[1];
      system.initial(first);
      int group = groups.group(first[0] & ~leaves.mask());
      states += Long.bitCount(groups.arrive(group, leaves.word(first[0]), leaves.bit(first[0])));
      for (int active; running() && (active = groups.advance()) > 0; depth++) {
        for (int place = 0; place < active && running(); place++) {
          expand(place);
          checkLimits();
        }
      }
      return new Found(outcome(), broken);
    }

    private Outcome outcome() {
      boolean stopped = broken.isPresent();
      int deepest = limit == null && !stopped ? depth - 1 : depth;
      return new Outcome(
          states,
          transitions,
          deepest,
          finals,
          Optional.ofNullable(limit),
          stopped,
          groups.bytes());
    }

    private void expand(int place) {
      long key = groups.key(groups.group(place));
      int size = groups.take(place, at, sets);
      check(key, size);
      for (int i = 0; i < size; i++) {
        moved[i] = 0;
      }
      for (SetTable table : tables) {
        for (SetStep step : table.at(key)) {
          if (step.guard().key().holds(key)) {
            take(step, key, size);
          }
        }
      }
      for (int i = 0; i < size; i++) {
        finals += Long.bitCount(sets[i] & ~moved[i]);
      }
    }

    private void check(long key, int size) {
      for (SetGuard guard : never) {
        if (guard.key().holds(key)) {
          for (int i = 0; i < size && broken.isEmpty(); i++) {
            long hit = guard.among(at[i], sets[i]);
            if (hit != 0) {
              int bit = Long.numberOfTrailingZeros(hit);
              broken = OptionalLong.of(key | leaves.state(at[i], bit));
            }
          }
        }
      }
    }

    private void take(SetStep step, long key, int size) {
      long after = step.effect().key().on(key);
      boolean tailed = step.tailed() && step.tailGuard().key().holds(after);
      int target = -1;
      int tailTarget = -1;
      for (int i = 0; i < size; i++) {
        long enabled = step.enabled(key, at[i], sets[i]);
        if (enabled == 0) {
          continue;
        }
        transitions += Long.bitCount(enabled);
        moved[i] |= enabled;
        int word = step.effect().word(at[i]);
        long arrived = step.effect().move(enabled);
        if (tailed) {
          long tail = step.tailGuard().among(word, arrived);
          if (tail != 0) {
            if (tailTarget < 0) {
              tailTarget = groups.group(step.tail().key().on(after));
            }
            arrive(tailTarget, step.tail().word(word), step.tail().move(tail));
            arrived &= ~tail;
          }
        }
        if (arrived != 0) {
          if (target < 0) {
            target = groups.group(after);
          }
          arrive(target, word, arrived);
        }
      }
    }

    private void arrive(int group, int word, long set) {
      if (depth < limits.depth()) {
        states += Long.bitCount(groups.arrive(group, word, set));
      } else if (groups.fresh(group, word, set) != 0) {
        limit = Limit.DEPTH;
      }
    }

    private void checkLimits() {
      if (limits.expired().getAsBoolean()) {
        limit = Limit.TIME;
      }
      if (states > limits.states()) {
        limit = Limit.STATES;
      }
    }

    private boolean running() {
      return broken.isEmpty() && (limit == null || limit == Limit.DEPTH);
    }
  }
}
