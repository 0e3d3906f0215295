package org.dropmaster.explore;

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

  /** Becomes those of others whose numbers have a value under a mask. */
  void select(Words others, int mask, int value) {
    int kept = 0;
    for (int i = 0; i < others.size; i++) {
      int word = others.at[i];
      at[kept] = word;
      sets[kept] = others.sets[i];
      kept += (word & mask) == value ? 1 : 0;
    }
    size = kept;
  }

  /** Which of the longs is the first that has one of these bits, or -1. */
  int first(long within) {
    for (int i = 0; i < size; i++) {
      if ((sets[i] & within) != 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether the move leads any state out of a bitmap. Most moves lead to nothing new, and this loop
   * finds out without a store or a branch.
   */
  boolean leadsOutOf(long[] bitmap, long within, int turn, int flip) {
    long outside = 0;
    for (int i = 0; i < size; i++) {
      outside |= Long.rotateLeft(sets[i] & within, turn) & ~bitmap[at[i] ^ flip];
    }
    return outside != 0;
  }

  /** Adds to both bitmaps where the move leads, less what was in one; returns how many that is. */
  long visit(long[] visited, long[] waiting, SetMove move) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      int word = at[i] ^ move.flip();
      long set = Long.rotateLeft(sets[i] & move.from().within(), move.turn());
      long fresh = set & ~visited[word];
      visited[word] |= fresh;
      waiting[word] |= fresh;
      count += Long.bitCount(fresh);
    }
    return count;
  }

  /** Adds those that are within to a bitmap; returns how many states they stand for. */
  long addTo(long[] bitmap, long within) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      long set = sets[i] & within;
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
