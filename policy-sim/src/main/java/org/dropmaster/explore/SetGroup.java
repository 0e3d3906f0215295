package org.dropmaster.explore;

import java.util.Arrays;

/**
 * A key with the states visited under it. A group is expanded on many levels, so what its states
 * can do, and which group each move leads to, is found out once.
 */
final class SetGroup {
  private static final SetGroup UNKNOWN = new SetGroup(0, 0);
  private static final SetMove[] NO_MOVES = new SetMove[0];
  private static final long[] NOTHING = new long[0];
  private static final long HEADER = 16;
  private static final long FIELDS = 48;

  private final long key;
  private final long[] visited;
  private long[] waiting = NOTHING;
  private SetMove[] moves = NO_MOVES;
  private SetGroup[] targets = new SetGroup[0];
  private SetCube[] broken = new SetCube[0];

  SetGroup(long key, int words) {
    this.key = key;
    visited = new long[words];
  }

  long key() {
    return key;
  }

  /** The bitmap of its states, which whoever finds one adds to. */
  long[] visited() {
    return visited;
  }

  boolean hasWaiting() {
    return waiting.length > 0;
  }

  /** The bitmap of its states that wait for the next level, if it has any. */
  long[] waiting() {
    return waiting;
  }

  /** Gives it a bitmap, all zero, for states that wait. */
  void await(long[] bitmap) {
    waiting = bitmap;
  }

  /** None waits any more. */
  void expanding() {
    waiting = NOTHING;
  }

  /** Finds out what its states can do; returns the memory that this takes. */
  long plan(SetPlan plan) {
    moves = plan.moves(key);
    broken = plan.broken(key);
    targets = new SetGroup[moves.length];
    Arrays.fill(targets, UNKNOWN);
    return 3 * HEADER + (2L * moves.length + broken.length) * Integer.BYTES;
  }

  boolean planned() {
    return moves != NO_MOVES;
  }

  SetMove[] moves() {
    return moves;
  }

  /** Which of its states never should be. */
  SetCube[] broken() {
    return broken;
  }

  boolean knowsTarget(int move) {
    return targets[move] != UNKNOWN;
  }

  /** The group that a move leads to, made if there is none. */
  SetGroup target(int move, SetGroups groups) {
    if (targets[move] == UNKNOWN) {
      targets[move] = groups.at(moves[move].key(key));
    }
    return targets[move];
  }

  /** What a group takes before it is planned. */
  static long bytes(int words) {
    return FIELDS + HEADER + (long) words * Long.BYTES;
  }
}
