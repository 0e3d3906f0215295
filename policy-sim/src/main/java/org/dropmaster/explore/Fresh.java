package org.dropmaster.explore;

import java.util.Arrays;

/** States that were not in the index and wait for their numbers, in the order of their moves. */
final class Fresh {
  private final int words;
  private long[] states;
  private int[] slots = new int[64];
  private int[] ids = new int[64];
  private int[] steps = new int[64];
  private int size;
  private int numbered;

  Fresh(int words) {
    this.words = words;
    this.states = new long[64 * words];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    numbered = 0;
  }

  /** Adds one that lies in that slot and was found by that step; returns its place. */
  int add(int slot, long[] from, int at, int step) {
    if (size == slots.length) {
      states = Arrays.copyOf(states, 2 * size * words);
      slots = Arrays.copyOf(slots, 2 * size);
      ids = Arrays.copyOf(ids, 2 * size);
      steps = Arrays.copyOf(steps, 2 * size);
    }
    int to = size * words;
    for (int word = 0; word < words; word++) {
      states[to + word] = from[at + word];
    }
    slots[size] = slot;
    steps[size] = step;
    return size++;
  }

  boolean same(int i, long[] others, int at) {
    int from = i * words;
    for (int word = 0; word < words; word++) {
      if (states[from + word] != others[at + word]) {
        return false;
      }
    }
    return true;
  }

  /** Gives the first without a number the next one of the arena, where it is kept from now on. */
  int number(Arena arena) {
    int id = arena.add(states, numbered * words);
    ids[numbered++] = id;
    return id;
  }

  /** By which step that one was found that got a number last. */
  int lastStep() {
    return steps[numbered - 1];
  }

  /** Whether all got their numbers, one after the other from this one on. */
  boolean inARow(int first) {
    return numbered == size && (size == 0 || ids[size - 1] == first + size - 1);
  }

  boolean numbered(int i) {
    return i < numbered;
  }

  int id(int i) {
    return ids[i];
  }

  int slot(int i) {
    return slots[i];
  }
}
