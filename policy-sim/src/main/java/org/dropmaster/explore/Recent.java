package org.dropmaster.explore;

/**
 * A few of the states that moves led to a moment ago. Moves of different actors commute more often
 * than not, so a third to a half of all moves lead to one of them, and need no look at the set.
 */
final class Recent {
  private static final int LONGS = 1 << 14;

  private final int words;
  private final int shift;
  private final long[] states;

  /** The initial state is seen by definition, and fills all places. */
  Recent(int words, long[] initial) {
    int places = Integer.highestOneBit(LONGS / words);
    this.words = words;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    this.states = new long[places * words];
    for (int at = 0; at < states.length; at++) {
      states[at] = initial[at % words];
    }
  }

  /** Whether the state was seen; from now on it is. */
  boolean seen(long hash, long[] state) {
    int at = (int) (hash >>> shift) * words;
    boolean same = true;
    for (int word = 0; word < words; word++) {
      same &= states[at + word] == state[word];
      states[at + word] = state[word];
    }
    return same;
  }
}
