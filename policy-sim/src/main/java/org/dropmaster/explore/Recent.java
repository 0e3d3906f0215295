package org.dropmaster.explore;

/**
 * A few of the states that moves led to a moment ago, on the level that is being expanded. Moves of
 * different actors commute more often than not, so a third to a half of all moves lead to one of
 * them, and need no look at the set.
 */
final class Recent {
  private static final int LONGS = 1 << 14;

  /** A search of few states would take longer to make room for all than to find them. */
  private static final int FIRST_LONGS = 1 << 10;

  private static final int FEW = 1 << 11;

  private final int width;
  private int shift;
  private long[] entries; // each the level on which it was seen, counted from 1, and the state
  private long level = 1;

  /** Of states of so many longs; none was seen. */
  Recent(int words) {
    width = words + 1;
    entries = new long[0];
    take(FIRST_LONGS);
  }

  private void take(int longs) {
    int places = Integer.highestOneBit(Math.max(2, longs / (width - 1)));
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    entries = new long[places * width];
  }

  /** Takes its full size once a search is found to have more than a few states. */
  void expect(int number) {
    if (number >= FEW && entries.length < LONGS / 2) {
      take(LONGS);
    }
  }

  /**
   * Forgets all that was seen on another level than this one: of the moves that lead to a state of
   * a level already expanded, or to one beside their own, one a level is looked up.
   */
  void level(long number) {
    level = number;
  }

  /** Whether the state was seen on this level; from now on it is. */
  boolean seen(long hash, long[] state) {
    int at = (int) (hash >>> shift) * width;
    boolean same = entries[at] == level;
    entries[at] = level;
    for (int word = 0; word < width - 1; word++) {
      same &= entries[at + 1 + word] == state[word];
      entries[at + 1 + word] = state[word];
    }
    return same;
  }
}
