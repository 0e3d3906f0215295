package org.dropmaster.explore;

/** Batches of one level, one behind the other, whose moves are looked up before any is settled. */
final class Window {
  private static final int LEAST = 16;

  private final Batch[] batches;
  private int size;

  /** So many batches of at most so many states each. */
  Window(int words, int most, int states, int parts, Recent recent) {
    batches = new Batch[most];
    for (int i = 0; i < most; i++) {
      batches[i] = new Batch(words, states, parts, recent);
    }
  }

  /**
   * Loads as many states as fit; returns the number behind the last. Fewer are spread over the
   * batches, so that nobody is left with nothing to do.
   */
  int load(StateSet set, int from, int to) {
    int share = Math.max(LEAST, (to - from + batches.length - 1) / batches.length);
    int at = from;
    size = 0;
    while (at < to && size < batches.length) {
      at = batches[size++].load(set, at, to, share);
    }
    return at;
  }

  int size() {
    return size;
  }

  Batch batch(int i) {
    return batches[i];
  }

  /** How many moves are to be looked up in one part of the index. */
  int into(int part) {
    int moves = 0;
    for (int i = 0; i < size; i++) {
      moves += batches[i].into(part).size();
    }
    return moves;
  }
}
