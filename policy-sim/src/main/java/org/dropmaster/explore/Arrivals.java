package org.dropmaster.explore;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The moves of a batch that lead into one part of the index, in the order they were made: to which
 * state, out of which, by which step, as the how-manieth move of the batch; and, once looked up,
 * which are new.
 */
final class Arrivals {
  private static final int MOVES = 512;

  private final int words;
  private long[] states;
  private long[] hashes = new long[MOVES];
  private int[] from = new int[MOVES];
  private int[] moves = new int[MOVES];
  private int[] steps = new int[MOVES];
  private int[] fresh = new int[MOVES];
  private int size;
  private int freshSize;
  private int told;
  private int behind;
  private final IntStack back = new IntStack();

  Arrivals(int words) {
    this.words = words;
    this.states = new long[MOVES * words];
  }

  /** Begins anew; a move that leads to a state below this number leads backwards. */
  void begin(int levelEnd) {
    behind = levelEnd;
    size = 0;
    freshSize = 0;
    told = 0;
    back.cut(0);
  }

  /** Adds one, if it is wanted; which of them is cannot be foreseen, so nothing branches on it. */
  void add(long hash, long[] next, int source, int move, int step, boolean wanted) {
    if (size == from.length) {
      grow();
    }
    int at = size * words;
    for (int word = 0; word < words; word++) {
      states[at + word] = next[word];
    }
    hashes[size] = hash;
    from[size] = source;
    moves[size] = move;
    steps[size] = step;
    size += wanted ? 1 : 0;
  }

  private void grow() {
    states = Arrays.copyOf(states, 2 * size * words);
    hashes = Arrays.copyOf(hashes, 2 * size);
    from = Arrays.copyOf(from, 2 * size);
    moves = Arrays.copyOf(moves, 2 * size);
    steps = Arrays.copyOf(steps, 2 * size);
    fresh = Arrays.copyOf(fresh, 2 * size);
  }

  int size() {
    return size;
  }

  long hash(int i) {
    return hashes[i];
  }

  int step(int i) {
    return steps[i];
  }

  /** Their states, one behind the other. */
  long[] states() {
    return states;
  }

  /** The move leads to a state that has this number. */
  void met(int i, int id) {
    if (id < behind) { // which hardly ever happens
      back.push(id);
    }
  }

  /** The move leads to a state that nobody has seen. */
  void fresh(int i) {
    fresh[freshSize++] = i;
  }

  /** Adds the states to which moves lead backwards. */
  void back(BitSet into) {
    for (int i = 0; i < back.size(); i++) {
      into.set(back.get(i));
    }
  }

  /** The next of those that lead to a new state, as a move of the batch; at the end none. */
  int nextMove() {
    return told < freshSize ? moves[fresh[told]] : Integer.MAX_VALUE;
  }

  /** Takes that one; returns the number of the state that it leads out of. */
  int take() {
    return from[fresh[told++]];
  }
}
