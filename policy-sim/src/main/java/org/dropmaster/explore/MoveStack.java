package org.dropmaster.explore;

import java.util.Arrays;

/** States, each with the move that led to it and how many moves came before. */
final class MoveStack {
  private final int words;
  private long[] states = new long[64];
  private int[] depths = new int[16];
  private int[] actors = new int[16];
  private int[] choices = new int[16];
  private int size;

  /** States of so many longs; none where only the moves matter. */
  MoveStack(int words) {
    this.words = words;
  }

  int size() {
    return size;
  }

  void push(int depth, int actor, int choice, long[] state) {
    if (size == depths.length) {
      depths = Arrays.copyOf(depths, 2 * size);
      actors = Arrays.copyOf(actors, 2 * size);
      choices = Arrays.copyOf(choices, 2 * size);
    }
    if ((size + 1) * words > states.length) {
      states = Arrays.copyOf(states, 2 * (size + 1) * words);
    }
    depths[size] = depth;
    actors[size] = actor;
    choices[size] = choice;
    System.arraycopy(state, 0, states, size * words, words);
    size++;
  }

  int depth() {
    return depths[size - 1];
  }

  int actor() {
    return actors[size - 1];
  }

  int choice() {
    return choices[size - 1];
  }

  /** The actor of one of the moves, counted from below. */
  int actor(int at) {
    return actors[at];
  }

  int choice(int at) {
    return choices[at];
  }

  /** Copies the state of one of the moves, counted from below. */
  void state(int at, long[] into) {
    System.arraycopy(states, at * words, into, 0, words);
  }

  /** One of the moves, counted from below. */
  Witness.Choice move(int at) {
    return new Witness.Choice(actors[at], choices[at]);
  }

  void pop(long[] into) {
    size--;
    System.arraycopy(states, size * words, into, 0, words);
  }

  /** Drops all above that size. */
  void cut(int most) {
    size = Math.min(size, most);
  }

  long bytes() {
    return (long) states.length * Long.BYTES + 3L * depths.length * Integer.BYTES;
  }
}
