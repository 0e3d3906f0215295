package org.dropmaster.explore;

/**
 * How many moves lead out of the states expanded, and out of how many of them none. Both are sums
 * over states, so they are made once in the end and not with every move.
 */
final class SetTotals {
  private final SetSelection states;
  private final long[] moved;
  private long transitions;
  private long finals;

  SetTotals(int words) {
    states = new SetSelection(words);
    moved = new long[words];
  }

  /** Adds those of some states of a group, so many times; of one never expanded there are none. */
  void add(SetGroup group, long[] bitmap, int times) {
    if (!group.planned()) {
      return;
    }
    states.read(bitmap);
    for (SetMove move : group.moves()) {
      transitions += times * states.in(move.from()).addTo(moved, move.from().within());
    }
    finals += times * states.all().countOutside(moved);
  }

  long transitions() {
    return transitions;
  }

  long finals() {
    return finals;
  }
}
