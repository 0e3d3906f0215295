package org.dropmaster.explore;

/** Three bits for each state, set when it is seen; two states may share all three. */
final class BitField {
  private static final int HASHES = 3;

  private final long[] bits;
  private final int shift;
  private long ones;
  private double missed;
  private long states;

  /** A field of two to that power of bits. */
  BitField(int logBits) {
    if (logBits < 6 || logBits > 36) {
      throw new IllegalArgumentException("a field has 2^6 to 2^36 bits, not 2^" + logBits);
    }
    bits = new long[1 << (logBits - 6)];
    shift = Long.SIZE - logBits;
  }

  /** Whether the state seems to have been seen; from now on it has. */
  boolean seen(long hash) {
    double taken = (double) ones / ((double) bits.length * Long.SIZE);
    long before = ones;
    long step = (hash >>> 32 | hash << 32) * 0x9E3779B97F4A7C15L | 1;
    for (int i = 0; i < HASHES; i++) {
      set((hash + i * step) >>> shift);
    }
    if (ones == before) {
      return true;
    }
    double mistaken = taken * taken * taken;
    missed += mistaken / (1 - mistaken);
    states++;
    return false;
  }

  private void set(long bit) {
    int word = (int) (bit >>> 6);
    long mask = 1L << bit;
    ones += (bits[word] & mask) == 0 ? 1 : 0;
    bits[word] |= mask;
  }

  /**
   * What part of the states arrived at was likely kept: each new one could have been mistaken for a
   * seen one, with the odds of the field as full as it was then.
   */
  double coverage() {
    return states / (states + missed);
  }

  long bytes() {
    return (long) bits.length * Long.BYTES;
  }
}
