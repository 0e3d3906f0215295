package org.dropmaster.explore;

import java.util.Arrays;

/**
 * Where states were found from. Breadth first, a later state never has an earlier parent, so one
 * number in 64 is enough to leave only a short stretch to look through. Of the first states each
 * has its own: a small search would need as long for its witnesses as for all its states.
 */
final class Parents {
  private static final int EVERY_BITS = 6;
  private static final int DENSE = 1 << 12;

  private int[] recorded = new int[16];
  private int size;

  void found(int id, int parent) {
    if (recordOf(id) == size) {
      record(parent);
    }
  }

  /** Adds the next of those that were recorded. */
  void record(int parent) {
    if (size == recorded.length) {
      recorded = Arrays.copyOf(recorded, size * 2);
    }
    recorded[size++] = parent;
  }

  /** Whether what is recorded is that of so many states. */
  boolean fits(int states) {
    return size == (states == 0 ? 0 : recordOf(states - 1) + 1);
  }

  private static int recordOf(int id) {
    return id < DENSE ? id : DENSE + (id - DENSE >>> EVERY_BITS);
  }

  /** No state before this one can be the parent. */
  int earliest(int id) {
    return recorded[recordOf(id)];
  }

  /** No state after this one can be the parent. */
  int latest(int id) {
    int next = recordOf(id) + 1;
    return id < DENSE ? earliest(id) : next < size ? recorded[next] : id - 1;
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
