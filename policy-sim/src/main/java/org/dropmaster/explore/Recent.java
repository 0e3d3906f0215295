package org.dropmaster.explore;

/**
 * A few of the states that moves led to a moment ago. Moves of different actors commute more often
 * than not, so a third to a half of all moves lead to one of them, and need no look at the set.
 */
final class Recent {
  private static final int LONGS = 1 << 14;

  /** A search of few states would take longer to make room for all than to find them. */
  private static final int FIRST_LONGS = 1 << 10;

  private static final int FEW = 1 << 11;

  private final int words;
  private final long[] filler;
  private final long[] otherFiller;
  private int shift;
  private long[] states;

  Recent(int words, long[] initial) {
    this.words = words;
    this.filler = initial.clone();
    this.otherFiller = initial.clone();
    this.states = new long[0];
    take(FIRST_LONGS);
  }

  private void take(int longs) {
    int places = Integer.highestOneBit(Math.max(2, longs / words));
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    states = new long[places * words];
    while (place(otherFiller, 0) == place(filler, 0)) {
      otherFiller[0]++;
    }
    clear();
  }

  /** Takes its full size once a search is found to have more than a few states. */
  void expect(int number) {
    if (number >= FEW && states.length <= FIRST_LONGS) {
      take(LONGS);
    }
  }

  /** Forgets all. */
  void clear() {
    for (int at = 0; at < states.length; at += words) {
      clear(at);
    }
  }

  private int place(long[] states, int at) {
    return (int) (StateHash.of(states, at, words) >>> shift) * words;
  }

  /** Nothing is ever looked for in a place that is not its own, whatever the longs mean. */
  private void clear(int at) {
    System.arraycopy(at == place(filler, 0) ? otherFiller : filler, 0, states, at, words);
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

  /**
   * Forgets a state that is about to be expanded: a later move to it leads backwards, which the
   * search wants to know.
   */
  void forget(long[] others, int from) {
    int at = place(others, from);
    long different = 0;
    for (int word = 0; word < words; word++) {
      different |= states[at + word] ^ others[from + word];
    }
    if (different == 0) {
      clear(at);
    }
  }
}
