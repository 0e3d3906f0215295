package org.dropmaster.explore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
   * @param depth the depth at which the search ended, that of the broken state if there is one
   */
  public record Found(Outcome outcome, OptionalLong broken, int depth) {}

  /** Searches to the end, a limit, or a broken state. */
  public Found run() {
    return run(Leaves.of(system, MOST_LEAVES), Optional.empty());
  }

  /**
   * A shortest run to the broken state that this search ends with, found by searching once more
   * with all levels kept; empty where it finds none.
   */
  public Optional<Witness> witness() {
    Leaves leaves = Leaves.of(system, MOST_LEAVES);
    SetLevels levels = new SetLevels();
    Found found = run(leaves, Optional.of(levels));
    return found.broken().isPresent()
        ? Optional.of(
            new SetBacktrack(system, leaves, levels)
                .witness(found.broken().getAsLong(), found.depth()))
        : Optional.empty();
  }

  private Found run(Leaves leaves, Optional<SetLevels> levels) {
    return new SetRun(system, limits, never, leaves, levels).run();
  }
}
