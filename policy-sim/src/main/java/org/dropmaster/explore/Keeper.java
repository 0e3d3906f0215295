package org.dropmaster.explore;

/** Keeps a search, so that it can go on after its process has ended. */
public interface Keeper extends AutoCloseable {
  /** Keeps nothing. */
  Keeper NONE = new Keeper() {};

  /** A search as it is now: all longs of its states, in order, and where it is. */
  interface Kept {
    /** Longs of a state. */
    int words();

    /** How many longs all states have. */
    long longs();

    /** One of them. */
    long word(long at);

    /** Where the search is, and what it counted. */
    long[] record();
  }

  /** Takes back a search that was kept. */
  interface Restored {
    /** Longs of a state. */
    int words();

    /** The next of its states, in order. */
    void state(long[] state);

    /** Where it was; after all states. */
    void record(long[] record);

    /** A state out of which no move leads; after the record. */
    void last(long id);
  }

  /** Gives back what was kept; false when there is nothing. */
  default boolean restore(Restored search) {
    return false;
  }

  /** A state out of which no move leads was found. */
  default void last(long id) {}

  /** A batch was settled whole: the search could be kept as it is now. */
  default void settled(Kept search) {}

  /** The search was ended from outside and may go on later. */
  default void ended(Kept search) {}

  /** Nothing more will be kept. */
  @Override
  default void close() {}
}
