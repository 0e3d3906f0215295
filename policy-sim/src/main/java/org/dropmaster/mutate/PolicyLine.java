package org.dropmaster.mutate;

import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Statement;

/**
 * A statement of a policy with all that can be done to it.
 *
 * @param kept the reason that a comment gives for a line that no test misses
 * @param mutants those that still check, the loss of the line first
 */
record PolicyLine(Statement statement, Optional<String> kept, List<Mutant> mutants) {
  /** Counted from 1. */
  int number() {
    return statement.span().line();
  }

  /** The statement as written; of one with a body only the head. */
  String text() {
    String text = statement.span().text();
    int end = text.indexOf('\n');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
