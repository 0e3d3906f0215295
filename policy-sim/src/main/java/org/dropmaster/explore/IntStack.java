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

  /** Takes the one that lies so far below the top; the top comes in its place. */
  int pick(int below) {
    int at = size - 1 - below;
    int picked = ints[at];
    ints[at] = ints[--size];
    return picked;
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
