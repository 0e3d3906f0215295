package org.dropmaster.explore;

import java.util.Arrays;

/**
 * A stretch of states with their moves in the order they were made, less those that lead to a state
 * just seen, waiting to be looked up together.
 */
final class Batch implements TransitionSystem.Visitor {
  private static final int MOVES = 512;

  private final int words;
  private final long[] sources;
  private final long[] source;
  private long[] states;
  private long[] hashes = new long[MOVES];
  private int[] from = new int[MOVES];
  private int[] counts = new int[MOVES];
  private int first;
  private int end;
  private int size;
  private int moves;
  private int expanding;
  private Recent recent;

  /** A batch of at most so many states. */
  Batch(int words, int most, Recent recent) {
    this.words = words;
    this.recent = recent;
    sources = new long[most * words];
    source = new long[words];
    states = new long[MOVES * words];
  }

  /** Copies as many states as fit, so that whoever expands them needs no look at the arena. */
  int load(Arena arena, int from, int to) {
    first = from;
    end = Math.min(to, from + sources.length / words);
    for (int id = first; id < end; id++) {
      arena.get(id, sources, (id - first) * words);
    }
    return end;
  }

  /** Makes all moves out of the states loaded. */
  void expand(TransitionSystem.Walker walker, Recent seen) {
    recent = seen;
    size = 0;
    moves = 0;
    for (expanding = first; expanding < end; expanding++) {
      System.arraycopy(sources, (expanding - first) * words, source, 0, words);
      recent.forget(source);
      int before = moves;
      walker.expand(source, this);
      if (moves == before) {
        entry(0, ~expanding);
      }
    }
  }

  @Override
  public void move(int actor, int choice, long[] next) {
    long hash = StateHash.of(next, 0, words);
    moves++;
    if (recent.seen(hash, next)) {
      return;
    }
    int at = entry(hash, expanding) * words;
    for (int word = 0; word < words; word++) {
      states[at + word] = next[word];
    }
  }

  private int entry(long hash, int id) {
    if (size == from.length) {
      grow();
    }
    hashes[size] = hash;
    from[size] = id;
    counts[size] = moves;
    return size++;
  }

  private void grow() {
    states = Arrays.copyOf(states, 2 * size * words);
    hashes = Arrays.copyOf(hashes, 2 * size);
    from = Arrays.copyOf(from, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
  }

  /** The number behind the last state expanded. */
  int end() {
    return end;
  }

  int size() {
    return size;
  }

  /** How many moves were made, those not listed among them. */
  int moves() {
    return moves;
  }

  /** How many moves were made up to and with this entry. */
  int moves(int i) {
    return counts[i];
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
}
