package org.dropmaster.explore;

import java.util.Arrays;

/** The longs of one bitmap that are not zero, with their numbers. */
final class Words {
  private final int[] at;
  private final long[] sets;
  private int size;

  Words(int most) {
    at = new int[most];
    sets = new long[most];
  }

  int size() {
    return size;
  }

  int at(int i) {
    return at[i];
  }

  long set(int i) {
    return sets[i];
  }

  /** Takes all out of a bitmap, which is zero afterwards. */
  void take(long[] bitmap) {
    read(bitmap);
    Arrays.fill(bitmap, 0);
  }

  /** Becomes what is in a bitmap. */
  void read(long[] bitmap) {
    int kept = 0;
    for (int word = 0; word < bitmap.length; word++) {
      at[kept] = word;
      sets[kept] = bitmap[word];
      kept += bitmap[word] == 0 ? 0 : 1;
    }
    size = kept;
  }

  /** Where a state of the cube is, or -1. */
  int first(SetCube cube) {
    for (int i = 0; i < size; i++) {
      if (cube.among(at[i], sets[i]) != 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether the move leads any state out of a bitmap. Most moves lead to nothing new, and this loop
   * finds out without a store or a branch.
   */
  boolean leadsOutOf(long[] bitmap, SetMove move) {
    SetCube from = move.from();
    int turn = move.turn();
    int flip = move.flip();
    long outside = 0;
    for (int i = 0; i < size; i++) {
      int word = at[i];
      outside |= Long.rotateLeft(from.among(word, sets[i]), turn) & ~bitmap[word ^ flip];
    }
    return outside != 0;
  }

  /** Adds to both bitmaps where the move leads, less what was in one; returns how many that is. */
  long visit(long[] visited, long[] waiting, SetMove move) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      int word = at[i] ^ move.flip();
      long set = Long.rotateLeft(move.from().among(at[i], sets[i]), move.turn());
      long fresh = set & ~visited[word];
      visited[word] |= fresh;
      waiting[word] |= fresh;
      count += Long.bitCount(fresh);
    }
    return count;
  }

  /** Adds those of a cube to a bitmap; returns how many states they stand for. */
  long addTo(long[] bitmap, SetCube cube) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      long set = cube.among(at[i], sets[i]);
      bitmap[at[i]] |= set;
      count += Long.bitCount(set);
    }
    return count;
  }

  /** How many of their states are not in a bitmap, whose longs at their numbers become zero. */
  long countOutside(long[] bitmap) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      count += Long.bitCount(sets[i] & ~bitmap[at[i]]);
      bitmap[at[i]] = 0;
    }
    return count;
  }
}
