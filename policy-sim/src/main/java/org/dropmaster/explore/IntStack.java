package org.dropmaster.explore;

import java.util.Arrays;

/** Ints, last in first out, without a box each. */
final class IntStack {
  private int[] ints = new int[64];
  private int size;

  int size() {
    return size;
  }

  void push(int value) {
    if (size == ints.length) {
      ints = Arrays.copyOf(ints, 2 * size);
    }
    ints[size++] = value;
  }

  int pop() {
    return ints[--size];
  }

  int top() {
    return ints[size - 1];
  }

  int get(int i) {
    return ints[i];
  }

  void setTop(int value) {
    ints[size - 1] = value;
  }

  /** Drops all but so many. */
  void cut(int left) {
    size = left;
  }
}
