package org.dropmaster.explore;

import java.util.Arrays;

/** At which number each level of a breadth-first search begins. */
final class Levels {
  private int[] starts = new int[16];
  private int size;

  void begin(int first) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size++] = first;
  }

  /** How many levels have begun. */
  int size() {
    return size;
  }

  int start(int level) {
    return starts[level];
  }

  /** The level that a state of that number belongs to; one behind the last began with none. */
  int of(int id) {
    int low = 0;
    int high = size;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= id) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
