package org.dropmaster.explore;

import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A breadth-first search through all that can be reached, to be set up and run. */
public final class Search {
  private final TransitionSystem system;
  private Limits limits = Limits.NONE;
  private Observer observer = Observer.NONE;
  private Expansion.Start start = Expander::new;
  private Supplier<Keeper> keeper = () -> Keeper.NONE;
  private IntFunction<Arena> arena = HeapArena::new;

  private Search(TransitionSystem system) {
    this.system = system;
  }

  /** A search of everything, watched by nobody, by the caller's thread, in memory. */
  public static Search of(TransitionSystem system) {
    return new Search(system);
  }

  private Search copy() {
    Search copy = new Search(system);
    copy.limits = limits;
    copy.observer = observer;
    copy.start = start;
    copy.keeper = keeper;
    copy.arena = arena;
    return copy;
  }

  /** The same search within bounds. */
  public Search limits(Limits bounds) {
    Search copy = copy();
    copy.limits = bounds;
    return copy;
  }

  /** The same search, telling what it finds. */
  public Search observer(Observer told) {
    Search copy = copy();
    copy.observer = told;
    return copy;
  }

  /** The same search by several threads: the same states, numbers, counts and witnesses. */
  public Search threads(Threads crew) {
    Search copy = copy();
    copy.start = crew::start;
    return copy;
  }

  /** The same search, kept on disk from time to time, and going on with what is kept there. */
  public Search checkpoints(Checkpoints kept) {
    Search copy = copy();
    copy.keeper = kept::open;
    return copy;
  }

  /** The same search with its states on disk and only their index in memory. */
  public Search disk(Disk disk) {
    Search copy = copy();
    copy.arena = disk::arena;
    return copy;
  }

  /** Searches to the end, a limit, or until the observer has enough. */
  public Explored run() {
    Arena states = arena.apply(system.words());
    try (Expansion expansion = start.of(system)) {
      return new BreadthFirst(system, limits, observer, keeper.get(), states).run(expansion);
    }
  }
}
