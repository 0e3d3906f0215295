package org.dropmaster.explore;

/** Who makes the moves out of a level's states; they are settled in order, whoever makes them. */
interface Expansion {
  /** Takes batches that are looked up, in the order of their states. */
  interface Settler {
    /** Takes one; false when no more are wanted. */
    boolean settle(Batch batch);
  }

  /** In how many parts the index is to be, so that all can look states up at the same time. */
  default int parts() {
    return 1;
  }

  /**
   * Expands the states of these numbers, the second exclusive, and looks up where their moves lead.
   * New states wait for their numbers in the set, if they are wanted.
   */
  void level(StateSet set, int from, int to, boolean wanted, Settler settler);
}
