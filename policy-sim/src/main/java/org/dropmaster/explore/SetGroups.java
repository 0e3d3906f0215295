package org.dropmaster.explore;

import java.util.Arrays;

/**
 * The visited set of a search by sets: groups in the order found. A level's new states are kept
 * apart, for as long as they wait to be expanded.
 */
final class SetGroups {
  private static final int HEADER = 16;

  private final int words;
  private final StateSet keys = new StateSet(new HeapArena(1));
  private final long[] key = new long[1];
  private SetGroup[] groups = new SetGroup[16];
  private Level current = new Level();
  private Level next = new Level();
  private long planned;

  /** The new states of one level: a bitmap for each group that has any. */
  private static final class Level {
    private SetGroup[] groups = new SetGroup[16];
    private long[][] sets = new long[16][];
    private int size;
    private int held;

    /** Bitmaps are kept for the level after next; all that are not in use are zero. */
    void add(SetGroup group, int words) {
      if (size == groups.length) {
        groups = Arrays.copyOf(groups, 2 * size);
        sets = Arrays.copyOf(sets, 2 * size);
      }
      if (size == held) {
        sets[held++] = new long[words];
      }
      groups[size] = group;
      group.await(sets[size++]);
    }
  }

  SetGroups(int words) {
    this.words = words;
  }

  int size() {
    return keys.size();
  }

  SetGroup get(int number) {
    return groups[number];
  }

  /** The group of that key, made if there is none. */
  SetGroup at(long wanted) {
    key[0] = wanted;
    int id = keys.findOrAdd(StateHash.of(key, 0, 1), key, 0);
    if (id >= 0) {
      return groups[id];
    }
    int fresh = ~id;
    if (fresh == groups.length) {
      groups = Arrays.copyOf(groups, 2 * fresh);
    }
    groups[fresh] = new SetGroup(wanted, words);
    return groups[fresh];
  }

  /** Finds out what the states of a group can do, unless that is known. */
  void plan(SetGroup group, SetPlan plan) {
    if (!group.planned()) {
      planned += group.plan(plan);
    }
  }

  /** The bitmap of the group's states that wait for the next level. */
  long[] next(SetGroup group) {
    if (!group.hasWaiting()) {
      next.add(group, words);
    }
    return group.waiting();
  }

  /**
   * Turns the states that wait into those of the current level; returns how many groups have any.
   */
  int advance() {
    Level done = current;
    current = next;
    next = done;
    next.size = 0;
    for (int i = 0; i < current.size; i++) {
      current.groups[i].expanding();
    }
    return current.size;
  }

  /** The group at a place of the current level. */
  SetGroup active(int place) {
    return current.groups[place];
  }

  /** The bitmap of its states, to be taken out of it. */
  long[] expanding(int place) {
    return current.sets[place];
  }

  /** Counts what was expanded: all that is visited, less what still waits on either level. */
  void count(SetTotals totals) {
    for (int i = 0; i < size(); i++) {
      totals.add(groups[i], groups[i].visited(), 1);
    }
    for (Level level : new Level[] {current, next}) {
      for (int i = 0; i < level.size; i++) {
        totals.add(level.groups[i], level.sets[i], -1);
      }
    }
  }

  /** What the keys, the bitmaps and what waits take, array headers with them. */
  long bytes() {
    long bitmap = (long) words * Long.BYTES + HEADER;
    return keys.bytes()
        + size() * (SetGroup.bytes(words) + Integer.BYTES)
        + planned
        + (current.held + next.held) * bitmap;
  }
}
