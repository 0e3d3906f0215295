package org.dropmaster.explore;

/** Spreads packed states over 64 bits; equal hashes prove nothing, every state is compared. */
final class StateHash {
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final long OTHER_ODD = 0xD6E8FEB86659FD93L;

  private StateHash() {}

  static long of(long[] states, int at, int words) {
    long hash = 0;
    int word = at;
    for (; word < at + words - 1; word += 2) {
      hash = mix(hash, states[word], states[word + 1]);
    }
    return end(word < at + words ? mix(hash, states[word]) : hash);
  }

  /** The hash of some longs, none at first, and two more, which wait for it once together. */
  static long mix(long before, long word, long next) {
    return mix(before, word * OTHER_ODD ^ Long.rotateLeft(next * ODD, Integer.SIZE));
  }

  /** The hash of some longs, none at first, and one more. */
  static long mix(long before, long word) {
    long hash = (before ^ word) * ODD;
    return hash ^ hash >>> 32;
  }

  /** The hash once all longs are mixed in. */
  static long end(long mixed) {
    long hash = mixed * OTHER_ODD;
    return hash ^ hash >>> 29;
  }
}
