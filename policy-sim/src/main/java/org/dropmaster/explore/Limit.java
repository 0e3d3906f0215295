package org.dropmaster.explore;

/** Why a search ended before it had seen everything. */
public enum Limit {
  /** The greatest allowed number of states was stored, and there is at least one more. */
  STATES,
  /** Moves lead deeper than allowed, and were not followed; all others were. */
  DEPTH,
  /** The states found so far take more memory than allowed. */
  MEMORY,
  /** The caller's clock, or its user, asked for the end. */
  TIME
}
