package org.dropmaster.mutate;

import java.util.BitSet;
import org.dropmaster.lang.Span;

/**
 * The lines that a change touches, and those of the function around it.
 *
 * @param first counted from 1
 * @param last the last one touched
 * @param top where the function begins
 * @param bottom where it ends
 */
record Place(int first, int last, int top, int bottom) {
  static Place of(Span from, Span to, Span function) {
    return new Place(from.line(), lastLine(to), function.line(), lastLine(function));
  }

  private static int lastLine(Span span) {
    return span.source().line(span.end() - 1);
  }

  /**
   * Whether runs that come to these lines of the text can notice the change.
   *
   * @param reached the lines that they come to
   * @param written the lines that have a step at all; where the change has none, its function
   *     counts
   */
  boolean noticed(BitSet reached, BitSet written) {
    return any(reached, first, last) || !any(written, first, last) && any(reached, top, bottom);
  }

  private static boolean any(BitSet lines, int from, int to) {
    int next = lines.nextSetBit(from);
    return next >= 0 && next <= to;
  }
}
