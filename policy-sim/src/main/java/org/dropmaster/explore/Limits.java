package org.dropmaster.explore;

import java.util.function.BooleanSupplier;

/**
 * How far a search may go; whichever bound is reached is named in the outcome.
 *
 * @param states how many distinct states may be stored
 * @param depth how many moves from the initial state a stored state may be
 * @param bytes how much memory the stored states may take, with their index; a search that has a
 *     place for them moves its states there first
 * @param expired asked now and then, ends the search when true; it brings the clock, none is here
 */
public record Limits(long states, int depth, long bytes, BooleanSupplier expired) {
  /**
   * No bound; a search that numbers its states still ends, with a limit named, after two billion.
   */
  public static final Limits NONE =
      new Limits(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, () -> false);

  /** Refuses bounds that leave no room for the initial state. */
  public Limits {
    if (states < 1 || depth < 0 || bytes < 0) {
      throw new IllegalArgumentException("no room for the initial state");
    }
  }

  /** The same bounds, with at most so many states. */
  public Limits withStates(long most) {
    return new Limits(most, depth, bytes, expired);
  }

  /** The same bounds, with states at most so many moves deep. */
  public Limits withDepth(int most) {
    return new Limits(states, most, bytes, expired);
  }

  /** The same bounds, with at most so many bytes. */
  public Limits withBytes(long most) {
    return new Limits(states, depth, most, expired);
  }

  /** The same bounds, ended by the caller. */
  public Limits until(BooleanSupplier over) {
    return new Limits(states, depth, bytes, over);
  }
}
