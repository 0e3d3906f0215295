package org.dropmaster.explore;

/** Is told what a search finds, always in the same order: level by level, each in moves' order. */
public interface Observer {
  /** Watches nothing. */
  Observer NONE = new Observer() {};

  /**
   * A state that was not seen before.
   *
   * @param id its number, counted from 0, the initial state's
   * @param state its longs, valid only during the call
   * @param depth its distance from the initial state
   */
  default void state(long id, long[] state, int depth) {}

  /**
   * A state out of which no move leads.
   *
   * @param id its number
   * @param state its longs, valid only during the call
   */
  default void last(long id, long[] state) {}

  /** Whether enough was seen; asked after each of the two calls above. */
  default boolean stop() {
    return false;
  }

  /**
   * How far the search is, told now and then.
   *
   * @param progress a view that is valid only during the call
   */
  default void progress(Progress progress) {}
}
