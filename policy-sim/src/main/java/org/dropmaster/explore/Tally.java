package org.dropmaster.explore;

/** Where a search is: what it counted, and which level it expands. */
final class Tally {
  final Levels levels = new Levels();
  long transitions;
  long finals;
  int deepest;

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

  /** Begins the level that ends before this number, unless the last one is not yet expanded. */
  void beginLevel(int end) {
    if (expanded == levelEnd) {
      levels.begin(expanded);
      levelEnd = end;
    }
  }
}
