package org.dropmaster.program;

import java.util.function.ToIntFunction;

/**
 * Makes the moves of one program, for one thread: {@link Machine} does it by reading the program;
 * whoever does it otherwise makes the same moves in the same order.
 */
public interface Mover {
  /** Takes the moves out of a state. */
  interface Moves {
    /** Actor and choice, and the state after, which is only lent. */
    void move(int actor, int choice, long[] next);
  }

  /** Writes the initial state: the set-up, then what each actor does before its first step. */
  void initial(long[] into);

  /** Tells the moves out of a state, actors in order, choices in order. */
  void expand(long[] from, Moves to);

  /** Says that likely the moves out of so many states will be asked for. */
  default void expect(long states) {}

  /** A term made ready to be asked of many states; a pointer that cannot be followed gives 0. */
  ToIntFunction<long[]> reader(Term term);

  /** One that makes the same moves for another thread. */
  Mover another();

  /** Whether a step has been taken since this was made. */
  boolean ran(int actor, int pc);

  /** For each lock class, the classes taken while it was held, as bits. */
  long order(int lockClass);
}
