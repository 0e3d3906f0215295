package org.dropmaster.explore;

/** Keeps a search, so that it can go on after its process has ended. */
interface Keeper {
  /** Keeps nothing. */
  Keeper NONE = new Keeper() {};

  /** Brings back what was kept; false when there is nothing. */
  default boolean restore(Tally tally, StateSet set, Parents parents) {
    return false;
  }

  /** The numbers of the last states that were found before what was kept. */
  default int[] lasts() {
    return new int[0];
  }

  /** A state out of which no move leads. */
  default void last(int id) {}

  /** A batch was settled whole: the search could be kept as it is now. */
  default void settled(Tally tally, StateSet set, Parents parents) {}

  /** The search was ended from outside and may go on later. */
  default void ended(Tally tally, StateSet set, Parents parents) {}
}
