package org.dropmaster.explore;

import java.util.Arrays;

/** Moves in the order they were made, less those just seen, waiting to be looked up together. */
final class Batch implements TransitionSystem.Visitor {
  private static final int ENOUGH = 512;

  private final int words;
  private long[] states;
  private long[] hashes = new long[2 * ENOUGH];
  private int[] from = new int[2 * ENOUGH];
  private int size;
  private int[] count = new int[2 * ENOUGH];
  private final Recent recent;
  private int moves;
  private int source;
  private int sourceMoves;

  Batch(int words, long[] initial) {
    this.words = words;
    recent = new Recent(words, initial);
    states = new long[2 * ENOUGH * words];
  }

  void clear() {
    size = 0;
    moves = 0;
  }

  /** How many moves were made, those not listed among them. */
  int moves() {
    return moves;
  }

  /** How many moves were made up to and with this entry. */
  int moves(int i) {
    return count[i];
  }

  boolean full() {
    return size >= ENOUGH;
  }

  int size() {
    return size;
  }

  /** The moves that follow come out of this state. */
  void begin(int id) {
    source = id;
    sourceMoves = moves;
  }

  /** No more moves out of it; if there were none, an entry says so in its place. */
  void end() {
    if (moves == sourceMoves) {
      room();
      hashes[size] = 0;
      count[size] = moves;
      from[size++] = ~source;
    }
  }

  @Override
  public void move(int actor, int choice, long[] next) {
    long hash = StateHash.of(next, 0, words);
    moves++;
    if (recent.seen(hash, next)) {
      return;
    }
    room();
    int at = size * words;
    for (int word = 0; word < words; word++) {
      states[at + word] = next[word];
    }
    hashes[size] = hash;
    count[size] = moves;
    from[size++] = source;
  }

  /** Whether this entry stands for a state out of which no move leads. */
  boolean last(int i) {
    return from[i] < 0;
  }

  int from(int i) {
    return from[i] < 0 ? ~from[i] : from[i];
  }

  long hash(int i) {
    return hashes[i];
  }

  long[] states() {
    return states;
  }

  int at(int i) {
    return i * words;
  }

  private void room() {
    if (size == from.length) {
      int more = 2 * size;
      states = Arrays.copyOf(states, more * words);
      hashes = Arrays.copyOf(hashes, more);
      from = Arrays.copyOf(from, more);
      count = Arrays.copyOf(count, more);
    }
  }
}
