package org.dropmaster.explore;

/** How far a running search is. */
public interface Progress {
  /** Distinct states so far. */
  long states();

  /** Moves taken so far. */
  long transitions();

  /** The depth that is being expanded. */
  int depth();

  /** States found but not yet expanded. */
  long frontier();

  /** Bytes that the states and their index take now. */
  long bytes();
}
