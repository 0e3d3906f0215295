package org.dropmaster.explore;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A breadth-first search through all that can be reached, to be set up and run. */
public final class Search {
  private final TransitionSystem system;
  private Limits limits = Limits.NONE;
  private Observer observer = Observer.NONE;
  private Supplier<Workers> helpers = () -> Workers.NONE;
  private Supplier<? extends Keeper> keeper = () -> Keeper.NONE;
  private IntFunction<Arena> arena = HeapArena::new;
  private Optional<IntFunction<Arena>> overflow = Optional.empty();
  private boolean statesOnly;

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
    copy.helpers = helpers;
    copy.keeper = keeper;
    copy.arena = arena;
    copy.overflow = overflow;
    copy.statesOnly = statesOnly;
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

  /** The same search with helpers: the same states, numbers, counts and witnesses. */
  public Search workers(Supplier<Workers> beside) {
    Search copy = copy();
    copy.helpers = beside;
    return copy;
  }

  /** The same search, kept from time to time, and going on with what is kept. */
  public Search keeper(Supplier<? extends Keeper> kept) {
    Search copy = copy();
    copy.keeper = kept;
    return copy;
  }

  /** The same search with its states elsewhere and only their index in memory. */
  public Search states(IntFunction<Arena> elsewhere) {
    Search copy = copy();
    copy.arena = elsewhere;
    return copy;
  }

  /** The same search, which moves its states there when they would pass the bound of its memory. */
  public Search overflow(IntFunction<Arena> there) {
    Search copy = copy();
    copy.overflow = Optional.of(there);
    return copy;
  }

  /**
   * The same search for states alone: the same states, numbers, counts and witnesses, but which
   * moves lead backwards is not noted, so that {@link Cycles} have to look at every state. Of moves
   * that can be exchanged not all orders are made, where the system can tell ({@link
   * TransitionSystem.Walker#expandAwake}).
   */
  public Search statesOnly() {
    Search copy = copy();
    copy.statesOnly = true;
    return copy;
  }

  /** Searches to the end, a limit, or until the observer has enough. */
  public Explored run() {
    try (Workers workers = helpers.get()) {
      Expansion expansion = workers.lanes() == 0 ? new Expander(system) : new Crew(system, workers);
      StateSet set =
          new StateSet(arena.apply(system.words()), expansion.parts(), overflow, statesOnly);
      return run(expansion, set);
    }
  }

  /** The cycles among all that this search has found, which must have come to its end. */
  public Cycles cycles(Explored found) {
    return Cycles.of(system, found, helpers);
  }

  /** A search that fails leaves nothing on a disk. */
  private Explored run(Expansion expansion, StateSet set) {
    try (Keeper keeping = keeper.get()) {
      return new BreadthFirst(system, limits, observer, keeping, set).run(expansion);
    } catch (RuntimeException | Error failed) {
      set.arena().close();
      throw failed;
    }
  }
}
