package org.dropmaster.explore;

/** Who makes the moves out of a level's states; they are settled in order, whoever makes them. */
interface Expansion extends AutoCloseable {
  /** Takes batches in the order of their states. */
  interface Settler {
    /** Takes one; false when no more are wanted. */
    boolean settle(Batch batch);
  }

  /** Starts the expansion of one search. */
  interface Start {
    /** For that system. */
    Expansion of(TransitionSystem system);
  }

  /** Expands the states of these numbers, the second exclusive. */
  void level(Arena arena, int from, int to, Settler settler);

  /** Whether a batch may leave out a move to a state that was expanded before. */
  default boolean dropsReturns() {
    return false;
  }

  @Override
  default void close() {}
}
