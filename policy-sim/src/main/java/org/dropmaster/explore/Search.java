package org.dropmaster.explore;

import java.util.function.Supplier;

/** A breadth-first search through all that can be reached, to be set up and run. */
public final class Search {
  private final TransitionSystem system;
  private final Limits limits;
  private final Observer observer;
  private final Expansion.Start start;
  private final Supplier<Keeper> keeper;

  private Search(
      TransitionSystem system,
      Limits limits,
      Observer observer,
      Expansion.Start start,
      Supplier<Keeper> keeper) {
    this.system = system;
    this.limits = limits;
    this.observer = observer;
    this.start = start;
    this.keeper = keeper;
  }

  /** A search of everything, watched by nobody. */
  public static Search of(TransitionSystem system) {
    return new Search(system, Limits.NONE, Observer.NONE, Expander::new, () -> Keeper.NONE);
  }

  /** The same search within bounds. */
  public Search limits(Limits bounds) {
    return new Search(system, bounds, observer, start, keeper);
  }

  /** The same search, telling what it finds. */
  public Search observer(Observer told) {
    return new Search(system, limits, told, start, keeper);
  }

  /** The same search by several threads: the same states, numbers, counts and witnesses. */
  public Search threads(Threads crew) {
    return new Search(system, limits, observer, crew::start, keeper);
  }

  /** The same search, kept on disk from time to time, and going on with what is kept there. */
  public Search checkpoints(Checkpoints kept) {
    return new Search(system, limits, observer, start, kept::open);
  }

  /** Searches to the end, a limit, or until the observer has enough. */
  public Explored run() {
    try (Expansion expansion = start.of(system)) {
      return new BreadthFirst(system, limits, observer, keeper.get()).run(expansion);
    }
  }
}
