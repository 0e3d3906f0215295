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
  private final long[] filler;
  private final long[] otherFiller;

  Recent(int words, long[] initial) {
    int places = Integer.highestOneBit(LONGS / words);
    this.words = words;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    this.states = new long[places * words];
    this.filler = initial.clone();
    this.otherFiller = initial.clone();
    do {
      otherFiller[0]++;
    } while (place(otherFiller, 0) == place(filler, 0));
    clear();
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
