package org.dropmaster.explore;

/**
 * The visited set: every state exactly, in the order found, with an index that grows one segment at
 * a time so that no pause copies it all.
 */
final class StateSet {
  /** As many states as an int can number, one bit of hash kept beside it. */
  static final int MOST = Integer.MAX_VALUE - 1;

  private static final int SEGMENT_BITS = 7;

  private final Arena arena;
  private final Segment[] segments = new Segment[1 << SEGMENT_BITS];
  private long touched;

  StateSet(int words) {
    arena = new Arena(words);
    for (int i = 0; i < segments.length; i++) {
      segments[i] = new Segment();
    }
  }

  Arena arena() {
    return arena;
  }

  int size() {
    return arena.size();
  }

  long bytes() {
    long slots = 0;
    for (Segment segment : segments) {
      slots += segment.length();
    }
    return arena.bytes() + slots * Integer.BYTES;
  }

  /** The number of a stored state, or -1. */
  int find(long hash, long[] states, int at) {
    return segment(hash).find(hash, arena, states, at);
  }

  /** Stores a state that {@link #find} did not find, and returns its number. */
  int add(long hash, long[] states, int at) {
    int id = arena.add(states, at);
    segment(hash).add(hash, id, arena);
    return id;
  }

  /**
   * Fills in, for each move of the batch, the number of the state it leads to if that was stored
   * before. Memory is first touched by loads that do not wait for each other; taken one move after
   * the other, each would cost a full round trip, twice.
   */
  void lookUp(Batch batch) {
    int size = batch.size();
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += segment(batch.hash(i)).touch(batch.hash(i));
    }
    for (int i = 0; i < size; i++) {
      batch.found(i, segment(batch.hash(i)).candidate(batch.hash(i)));
    }
    for (int i = 0; i < size; i++) {
      sum += arena.touch(Math.max(batch.found(i), 0));
    }
    touched = sum;
    for (int i = 0; i < size; i++) {
      if (batch.found(i) >= 0 && !arena.same(batch.found(i), batch.states(), batch.at(i))) {
        batch.found(i, find(batch.hash(i), batch.states(), batch.at(i)));
      }
    }
  }

  /** Keeps the touching loads from being dropped as useless. */
  long touched() {
    return touched;
  }

  private Segment segment(long hash) {
    return segments[(int) (hash >>> Long.SIZE - SEGMENT_BITS)];
  }
}
