package org.dropmaster.explore;

import java.util.Arrays;

/**
 * Where states were found from. Breadth first, a later state never has an earlier parent, so one
 * number in 64 is enough to leave only a short stretch to look through.
 */
final class Parents {
  private static final int EVERY_BITS = 6;

  /** The parent of one state in so many is recorded, from the first on. */
  static final int EVERY = 1 << EVERY_BITS;

  private int[] recorded = new int[16];
  private int size;

  void found(int id, int parent) {
    if ((id & (EVERY - 1)) == 0) {
      if (size == recorded.length) {
        recorded = Arrays.copyOf(recorded, size * 2);
      }
      recorded[size++] = parent;
    }
  }

  /** No state before this one can be the parent. */
  int earliest(int id) {
    return recorded[id >>> EVERY_BITS];
  }

  /** No state after this one can be the parent. */
  int latest(int id) {
    int next = (id >>> EVERY_BITS) + 1;
    return next < size ? recorded[next] : id - 1;
  }

  /** How many are recorded. */
  int size() {
    return size;
  }

  /** One of those recorded, in order. */
  int recorded(int i) {
    return recorded[i];
  }

  long bytes() {
    return (long) recorded.length * Integer.BYTES;
  }
}
