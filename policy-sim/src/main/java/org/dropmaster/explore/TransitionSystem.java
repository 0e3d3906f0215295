package org.dropmaster.explore;

/** What can be explored: packed states of a fixed number of longs, and the moves out of each. */
public interface TransitionSystem {
  /** How many longs a state takes. */
  int words();

  /** How many of their bits are used, for reports of bytes a state. */
  int bits();

  /** Writes the one initial state. */
  void initial(long[] into);

  /** A cursor; those of one system are used by one thread at a time. */
  Walker walker();

  /** The same system for another thread. */
  default TransitionSystem another() {
    return this;
  }

  /** Says that likely so many states are still to be expanded, for what pays in a long search. */
  default void expect(long states) {}

  /** The system whose runs are shown: this one, unless a state of it stands for several. */
  default TransitionSystem shown() {
    return this;
  }

  /** Turns a state of the system that is shown into the one that stands for it in this. */
  default void represent(long[] state) {}

  /** Enumerates moves; not shared between threads; allocates nothing once made. */
  interface Walker {
    /** No step, or none that anything is known about. */
    int NO_STEP = 0;

    /**
     * Calls the visitor for each move out of {@code state} (longs 0..words-1), actors in order and
     * each actor's choices in order. The array is not changed.
     */
    void expand(long[] state, Visitor visitor);

    /**
     * Does so for a state that was found first by that step, less the moves that are asleep: of
     * each it is certain that where it leads was looked up before, out of a state with a lower
     * number. Returns how many those are; a walker that cannot tell leaves nothing out. Choices are
     * counted among the moves that are told.
     */
    default int expandAwake(long[] state, int by, Visitor visitor) {
      expand(state, visitor);
      return 0;
    }

    /** The step of the move that is being told, less than 2 to the 15th. */
    default int step() {
      return NO_STEP;
    }
  }

  /** Takes the moves out of one state. */
  interface Visitor {
    /**
     * One move.
     *
     * @param actor who moves
     * @param choice which of that actor's moves out of this state, counted from 0
     * @param next the state after it, valid only during the call
     */
    void move(int actor, int choice, long[] next);
  }
}
