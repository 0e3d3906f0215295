package org.dropmaster.explore;

/** A breadth-first search through all that can be reached, to be set up and run. */
public final class Search {
  private final TransitionSystem system;
  private final Limits limits;
  private final Observer observer;

  private Search(TransitionSystem system, Limits limits, Observer observer) {
    this.system = system;
    this.limits = limits;
    this.observer = observer;
  }

  /** A search of everything, watched by nobody. */
  public static Search of(TransitionSystem system) {
    return new Search(system, Limits.NONE, Observer.NONE);
  }

  /** The same search within bounds. */
  public Search limits(Limits bounds) {
    return new Search(system, bounds, observer);
  }

  /** The same search, telling what it finds. */
  public Search observer(Observer told) {
    return new Search(system, limits, told);
  }

  /** Searches to the end, a limit, or until the observer has enough. */
  public Explored run() {
    return new BreadthFirst(system, limits, observer).run();
  }
}
