package org.dropmaster.explore;

import java.util.Arrays;

/**
 * The visited set of a search by sets: keys in the order found, and under each a bitmap of the
 * states visited. A level's new states are kept apart, for as long as they wait to be expanded.
 */
final class SetGroups {
  private static final int HEADER = 16;

  private final int words;
  private final StateSet keys = new StateSet(new HeapArena(1));
  private final long[] key = new long[1];
  private long[][] visited = new long[16][];
  private int[] slots = new int[16];
  private Level current;
  private Level next;

  /** The new states of one level: a bitmap for each group that has any. */
  private static final class Level {
    private int[] groups = new int[16];
    private long[][] sets = new long[16][];
    private int size;
    private int held;

    /** Bitmaps are kept for the level after next; all that are not in use are zero. */
    int add(int group, int words) {
      if (size == groups.length) {
        groups = Arrays.copyOf(groups, 2 * size);
        sets = Arrays.copyOf(sets, 2 * size);
      }
      if (sets[size] == null) {
        sets[size] = new long[words];
        held++;
      }
      groups[size] = group;
      return size++;
    }
  }

  SetGroups(int words) {
    this.words = words;
    current = new Level();
    next = new Level();
  }

  int size() {
    return keys.size();
  }

  /** The group of that key, made if there is none. */
  int group(long wanted) {
    key[0] = wanted;
    int id = keys.findOrAdd(StateHash.of(key, 0, 1), key, 0);
    if (id >= 0) {
      return id;
    }
    int fresh = ~id;
    if (fresh == visited.length) {
      visited = Arrays.copyOf(visited, 2 * fresh);
      slots = Arrays.copyOf(slots, 2 * fresh);
    }
    visited[fresh] = new long[words];
    slots[fresh] = -1;
    return fresh;
  }

  long key(int group) {
    return keys.arena().touch(group);
  }

  long[] visited(int group) {
    return visited[group];
  }

  /** The bitmap of the group's states that wait for the next level. */
  long[] next(int group) {
    if (slots[group] < 0) {
      slots[group] = next.add(group, words);
    }
    return next.sets[slots[group]];
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
      slots[current.groups[i]] = -1;
    }
    return current.size;
  }

  /** The group at a place of the current level. */
  int group(int place) {
    return current.groups[place];
  }

  /** The bitmap of its states, to be taken out of it. */
  long[] waiting(int place) {
    return current.sets[place];
  }

  /** What the keys, the bitmaps and what waits take, array headers with them. */
  long bytes() {
    long bitmap = (long) words * Long.BYTES + HEADER;
    return keys.bytes()
        + size() * (bitmap + Integer.BYTES + Integer.BYTES)
        + (current.held + next.held) * bitmap;
  }
}
