package org.dropmaster.explore;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A stretch of states with their moves, less those that lead to a state just seen, waiting to be
 * looked up together. What they bring is then told in the order in which they were made.
 */
final class Batch implements TransitionSystem.Visitor {
  private final int words;
  private final long[] sources;
  private final long[] source;
  private final short[] foundBy;
  private final Arrivals[] parts;
  private final int[] lasts;
  private final int[] lastMoves;
  private int lastsSize;
  private int lastsTold;
  private int first;
  private int end;
  private int moves;
  private int expanding;
  private int told;
  private int levelEnd;
  private Recent recent;
  private TransitionSystem.Walker walker = (state, visitor) -> {};

  /** A batch of at most so many states whose moves lead into so many parts of the index. */
  Batch(int words, int most, int parts, Recent recent) {
    this.words = words;
    this.recent = recent;
    this.sources = new long[most * words];
    this.source = new long[words];
    this.foundBy = new short[most];
    this.lasts = new int[most];
    this.lastMoves = new int[most];
    this.parts = new Arrivals[parts];
    Arrays.setAll(this.parts, part -> new Arrivals(words));
  }

  /**
   * Copies states of a level, as many as fit and no more than wanted, so that whoever expands them
   * needs no look at the arena. Where nobody wants to know which moves lead backwards, all levels
   * are one.
   */
  int load(StateSet set, int from, int to, int most) {
    Arena arena = set.arena();
    levelEnd = set.statesOnly() ? 0 : to;
    first = from;
    end = Math.min(to, from + Math.min(most, lasts.length));
    for (int id = first; id < end; id++) {
      arena.get(id, sources, (id - first) * words);
    }
    if (set.statesOnly()) {
      set.foundBy().get(first, end, foundBy);
    }
    return end;
  }

  /** Makes all moves out of the states loaded, less those that are asleep. */
  void expand(TransitionSystem.Walker walks, Recent seen) {
    walker = walks;
    recent = seen;
    recent.expect(end);
    recent.level(levelEnd + 1L);
    clear();
    for (expanding = first; expanding < end; expanding++) {
      System.arraycopy(sources, (expanding - first) * words, source, 0, words);
      int before = moves;
      int asleep = walks.expandAwake(source, foundBy[expanding - first], this);
      moves += asleep;
      if (moves == before) {
        lasts[lastsSize] = expanding;
        lastMoves[lastsSize++] = moves;
      }
    }
  }

  private void clear() {
    moves = 0;
    told = 0;
    lastsSize = 0;
    lastsTold = 0;
    for (Arrivals part : parts) {
      part.begin(levelEnd);
    }
  }

  @Override
  public void move(int actor, int choice, long[] next) {
    long hash = StateHash.of(next, 0, words);
    moves++;
    boolean seen = recent.seen(hash, next);
    parts[Segment.of(hash, parts.length)].add(hash, next, expanding, moves, walker.step(), !seen);
  }

  /** The moves that lead into one part of the index. */
  Arrivals into(int part) {
    return parts[part];
  }

  /** The number behind the last state expanded. */
  int end() {
    return end;
  }

  /** How many moves were made. */
  int moves() {
    return moves;
  }

  /** How many moves were made up to and with what was told last. */
  int movesTold() {
    return told;
  }

  /** Adds the states to which moves lead backwards. */
  void back(BitSet into) {
    for (Arrivals part : parts) {
      part.back(into);
    }
  }

  /** The state out of which no move leads, if one is next to be told; else -1. */
  int nextLast() {
    if (lastsTold == lastsSize || lastMoves[lastsTold] >= parts[nextPart()].nextMove()) {
      return -1;
    }
    told = lastMoves[lastsTold];
    return lasts[lastsTold++];
  }

  /** The part of the index into which the next move goes that leads to a new state, or -1. */
  int nextFresh() {
    int part = nextPart();
    int move = parts[part].nextMove();
    if (move == Integer.MAX_VALUE) {
      return -1;
    }
    told = move;
    return part;
  }

  private int nextPart() {
    int next = 0;
    for (int part = 1; part < parts.length; part++) {
      next = parts[part].nextMove() < parts[next].nextMove() ? part : next;
    }
    return next;
  }
}
