package org.dropmaster.explore;

import java.util.Arrays;

/**
 * By which step each of the states was found that wait to be expanded; what is known of the others
 * is forgotten, and nothing is known of a state that comes from elsewhere.
 */
final class FoundBy {
  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;
  private static final short[] NONE = {};

  private short[][] chunks = {NONE};
  private short[] spare = NONE;
  private int first;

  /** The next state, of that number, was found by that step. */
  void add(int id, int step) {
    int chunk = id >>> BITS;
    if (chunk >= chunks.length) {
      int before = chunks.length;
      chunks = Arrays.copyOf(chunks, 2 * chunk);
      Arrays.fill(chunks, before, chunks.length, NONE);
    }
    if (chunks[chunk].length == 0) {
      chunks[chunk] = spare.length == 0 ? new short[1 << BITS] : spare;
      spare = NONE;
    }
    chunks[chunk][id & MASK] = (short) step;
  }

  /** Copies the steps of states in a row. */
  void get(int from, int to, short[] into) {
    for (int id = from; id < to; id++) {
      int chunk = id >>> BITS;
      boolean known = chunk < chunks.length && chunks[chunk].length > 0;
      into[id - from] = known ? chunks[chunk][id & MASK] : TransitionSystem.Walker.NO_STEP;
    }
  }

  /** All states before this one are expanded. */
  void expanded(int end) {
    for (; first < end >>> BITS && first < chunks.length; first++) {
      if (chunks[first].length > 0) {
        spare = chunks[first];
        Arrays.fill(spare, (short) TransitionSystem.Walker.NO_STEP);
        chunks[first] = NONE;
      }
    }
  }

  /** Memory that it takes, what is at hand for the next states among it. */
  long bytes() {
    long shorts = spare.length;
    for (int chunk = first; chunk < chunks.length; chunk++) {
      shorts += chunks[chunk].length;
    }
    return shorts * Short.BYTES;
  }
}
