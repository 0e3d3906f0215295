package org.dropmaster.explain;

import org.dropmaster.program.Step;

/**
 * One statement of a run.
 *
 * @param actor who ran it
 * @param move the move of the run that it is part of, counted from 0
 * @param before the state before it, registers kept
 * @param after the state after it
 */
@SuppressWarnings("ArrayRecordComponent") // states are arrays, and moments are never compared
record Moment(int actor, int move, Step step, long[] before, long[] after) {
  /** Whether a line of a text says it, not only the kernel. */
  boolean written() {
    return step.origin().line() > 0;
  }

  /** The statement. */
  String text() {
    return step.origin().text();
  }

  /** Its file, without folders, and line. */
  String place() {
    String place = step.origin().place();
    return step.origin().line() == 0 ? "" : place.substring(place.lastIndexOf('/') + 1);
  }
}
