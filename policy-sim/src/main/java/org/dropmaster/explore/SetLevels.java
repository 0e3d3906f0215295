package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which states each level of a search by sets was new with, one long of a bitmap at a time. */
final class SetLevels {
  private final List<Level> levels = new ArrayList<>();

  /** One level: keys, numbers of longs, and the states in them, side by side. */
  static final class Level {
    private long[] keys = new long[16];
    private int[] at = new int[16];
    private long[] sets = new long[16];
    private int size;

    private void add(long key, int word, long set) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
        at = Arrays.copyOf(at, 2 * size);
        sets = Arrays.copyOf(sets, 2 * size);
      }
      keys[size] = key;
      at[size] = word;
      sets[size++] = set;
    }

    int size() {
      return size;
    }

    long key(int i) {
      return keys[i];
    }

    int at(int i) {
      return at[i];
    }

    long set(int i) {
      return sets[i];
    }
  }

  /** What is recorded from now on belongs to the next level. */
  void begin() {
    levels.add(new Level());
  }

  void record(long key, Words words) {
    Level level = levels.get(levels.size() - 1);
    for (int i = 0; i < words.size(); i++) {
      level.add(key, words.at(i), words.set(i));
    }
  }

  /** The states at that distance from the initial one. */
  Level at(int depth) {
    return levels.get(depth);
  }
}
