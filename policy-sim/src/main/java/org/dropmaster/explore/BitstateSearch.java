package org.dropmaster.explore;

import java.util.Optional;

/**
 * A depth-first search that remembers three bits of a state, for what is too large to be stored. It
 * may take a new state for one it has seen, so it can find something, but never exclude it.
 */
public final class BitstateSearch {
  private final TransitionSystem system;
  private final int logBits;
  private Limits limits = Limits.NONE;
  private Observer observer = Observer.NONE;

  private BitstateSearch(TransitionSystem system, int logBits) {
    this.system = system;
    this.logBits = logBits;
  }

  /** A search with two to that power of bits, 6 to 36. */
  public static BitstateSearch of(TransitionSystem system, int logBits) {
    return new BitstateSearch(system, logBits);
  }

  /** The same search within bounds; their bytes are those of the waiting states and the bits. */
  public BitstateSearch limits(Limits bounds) {
    BitstateSearch copy = of(system, logBits);
    copy.limits = bounds;
    copy.observer = observer;
    return copy;
  }

  /** The same search, telling what it finds; depths are those of its own way, not the least. */
  public BitstateSearch observer(Observer told) {
    BitstateSearch copy = of(system, logBits);
    copy.limits = limits;
    copy.observer = told;
    return copy;
  }

  /** Searches until nothing seems new, a limit, or the observer has enough. */
  public Sample run() {
    return new Bitstate(system, new BitField(logBits), limits, observer).run();
  }

  /**
   * A part of the reachable states; how large a part is not known, only what likely got lost.
   *
   * @param states how many seemed new
   * @param transitions moves out of them
   * @param finals states out of which no move leads
   * @param coverage the expected part, 0 to 1, of the states arrived at that were kept
   * @param limit the bound that cut the search short
   * @param witness the run to the state at which the observer had enough; not a shortest one
   */
  public record Sample(
      long states,
      long transitions,
      long finals,
      double coverage,
      Optional<Limit> limit,
      Optional<Witness> witness) {}
}
