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

  /** Takes all out of a bitmap, which is zero afterwards. */
  void take(long[] bitmap) {
    size = 0;
    for (int word = 0; word < bitmap.length; word++) {
      if (bitmap[word] != 0) {
        at[size] = word;
        sets[size++] = bitmap[word];
        bitmap[word] = 0;
      }
    }
  }

  /** Becomes those of the others that fulfil the leaf part of a guard. */
  void select(Words from, SetGuard guard) {
    long within = guard.within();
    int mask = guard.upperMask();
    int value = guard.upperValue();
    int kept = 0;
    for (int i = 0; i < from.size; i++) {
      long set = (from.at[i] & mask) == value ? from.sets[i] & within : 0;
      at[kept] = from.at[i];
      sets[kept] = set;
      kept += set == 0 ? 0 : 1;
    }
    size = kept;
  }

  /** Drops those that fulfil the leaf part of a guard. */
  void drop(SetGuard guard) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long set = sets[i] & ~guard.among(at[i], sets[i]);
      at[kept] = at[i];
      sets[kept] = set;
      kept += set == 0 ? 0 : 1;
    }
    size = kept;
  }

  /** Moves all to where their states are after the effect. */
  void move(SetEffect effect) {
    for (int written = effect.written(); written != 0; written &= written - 1) {
      int bit = Integer.numberOfTrailingZeros(written);
      if ((effect.value() >>> bit & 1) == 0) {
        clear(Leaves.ones(bit), 1 << bit);
      } else {
        set(Leaves.ones(bit), 1 << bit);
      }
    }
    if (effect.upperKeep() == -1) {
      return;
    }
    int keep = effect.upperKeep();
    int set = effect.upperSet();
    for (int i = 0; i < size; i++) {
      at[i] = at[i] & keep | set;
    }
  }

  private void clear(long ones, int by) {
    for (int i = 0; i < size; i++) {
      sets[i] = sets[i] & ~ones | (sets[i] & ones) >>> by;
    }
  }

  private void set(long ones, int by) {
    for (int i = 0; i < size; i++) {
      sets[i] = sets[i] & ones | (sets[i] & ~ones) << by;
    }
  }

  /** Adds all to a bitmap; returns how many states they stand for. */
  long addTo(long[] bitmap) {
    long count = 0;
    for (int i = 0; i < size; i++) {
      bitmap[at[i]] |= sets[i];
      count += Long.bitCount(sets[i]);
    }
    return count;
  }

  /** Keeps only what is not in a bitmap yet, and adds that to it. */
  void visit(long[] bitmap) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int word = at[i];
      long seen = bitmap[word];
      long fresh = sets[i] & ~seen;
      bitmap[word] = seen | fresh;
      at[kept] = word;
      sets[kept] = fresh;
      kept += fresh == 0 ? 0 : 1;
    }
    size = kept;
  }

  /** Whether any is not in a bitmap. */
  boolean anyOutside(long[] bitmap) {
    for (int i = 0; i < size; i++) {
      if ((sets[i] & ~bitmap[at[i]]) != 0) {
        return true;
      }
    }
    return false;
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
