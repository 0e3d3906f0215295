package org.dropmaster.explore;

import java.util.BitSet;

/** Where a search is: what it counted, and which level it expands. */
final class Tally {
  private static final int FIXED = 7;

  final Levels levels = new Levels();
  long transitions;
  long finals;
  int deepest;

  /** States to which a move led out of one that is no less deep: there is one on every cycle. */
  final BitSet back = new BitSet();

  /** The number of the first state not yet expanded. */
  int expanded;

  /** The number behind the last state of the level that is being expanded. */
  int levelEnd;

  /** The depth of the states that are being expanded. */
  int depth() {
    return Math.max(0, levels.size() - 1);
  }

  /** The depth of a state, expanded or not. */
  int depthOf(int id) {
    return id < levelEnd ? levels.of(id) : levels.size();
  }

  /** Whether the level that is being expanded has more states than the one before it. */
  boolean growing() {
    int last = levels.size() - 1;
    int start = levels.start(last);
    return last > 0 && levelEnd - start > start - levels.start(last - 1);
  }

  /** All of it as longs. */
  long[] record() {
    long[] record = new long[FIXED + levels.size()];
    record[0] = transitions;
    record[1] = finals;
    record[2] = deepest;
    record[3] = expanded;
    record[4] = levelEnd;
    record[5] = levels.size();
    record[6] = back.isEmpty() ? 0 : 1;
    for (int level = 0; level < levels.size(); level++) {
      record[FIXED + level] = levels.start(level);
    }
    return record;
  }

  /** Becomes what was recorded; returns how many longs that took. */
  int restore(long[] record) {
    transitions = record[0];
    finals = record[1];
    deepest = (int) record[2];
    expanded = (int) record[3];
    levelEnd = (int) record[4];
    back.set(0, record[6] != 0); // all cycles can be reached from the initial state
    for (int level = 0; level < record[5]; level++) {
      levels.begin((int) record[FIXED + level]);
    }
    return FIXED + levels.size();
  }

  /** Begins the level that ends before this number, unless the last one is not yet expanded. */
  void beginLevel(int end) {
    if (expanded == levelEnd) {
      levels.begin(expanded);
      levelEnd = end;
    }
  }
}
