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

  StateSet(Arena arena) {
    this.arena = arena;
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

  /** The number of a stored state, or the complement of the number under which it now is. */
  int findOrAdd(long hash, long[] states, int at) {
    return segment(hash).findOrAdd(hash, arena, states, at);
  }

  /**
   * Touches the memory that the moves of a batch will need, by loads that do not wait for each
   * other; taken one move after the other, each would cost a full round trip, twice.
   */
  void approach(Batch batch) {
    long sum = 0;
    for (int i = 0; i < batch.size(); i++) {
      long hash = batch.hash(i);
      sum += segment(hash).touch(hash);
    }
    for (int i = 0; i < batch.size(); i++) {
      long hash = batch.hash(i);
      sum += arena.touch(segment(hash).guess(hash));
    }
    touched = sum;
  }

  /** Keeps the touching loads from being dropped as useless. */
  long touched() {
    return touched;
  }

  private Segment segment(long hash) {
    return segments[(int) (hash >>> Long.SIZE - SEGMENT_BITS)];
  }
}
