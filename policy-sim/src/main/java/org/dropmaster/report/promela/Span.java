package org.dropmaster.report.promela;

import java.util.Map;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * The values that a term can have at most, so that only stores that may not fit are checked.
 *
 * @param low the lowest
 * @param high the highest
 */
record Span(long low, long high) {
  static final Span ALL = new Span(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Span TRUTH = new Span(0, 1);

  /** The values that fit a field. */
  static Span of(Cells cells) {
    return new Span(cells.signed() ? -cells.max() - 1L : 0, cells.max());
  }

  /** The values of a term, given those of the temporaries. */
  static Span of(Term term, Map<Integer, Span> temps) {
    if (term instanceof Term.Const c) {
      return new Span(c.value(), c.value());
    } else if (term instanceof Term.Cell cell) {
      return of(cell.cells());
    } else if (term instanceof Term.Temp temp) {
      return temps.getOrDefault(temp.slot(), ALL);
    } else if (term instanceof Term.Not) {
      return TRUTH;
    } else if (term instanceof Term.Pick p) {
      return of(p.yes(), temps).or(of(p.no(), temps));
    } else if (term instanceof Term.Alive a) {
      return of(a.pointer(), temps);
    } else if (term instanceof Term.Binary b) {
      return binary(b.op(), of(b.left(), temps), of(b.right(), temps));
    }
    return ALL;
  }

  private static Span binary(Term.Op op, Span a, Span b) {
    return switch (op) {
      case AND, OR, EQ, NE, LT, LE -> TRUTH;
      case ADD -> bounded(a.low + b.low, a.high + b.high);
      case SUB -> bounded(a.low - b.high, a.high - b.low);
      case MEET -> a.low < 0 || b.low < 0 ? ALL : new Span(0, Math.min(a.high, b.high));
      case JOIN -> a.low < 0 || b.low < 0 ? ALL : new Span(0, filled(a.high | b.high));
      case SHL ->
          a.low < 0 || b.low < 0 || b.high > 31 ? ALL : bounded(0, filled(a.high) << b.high);
    };
  }

  private static long filled(long value) {
    return value == 0 ? 0 : (Long.highestOneBit(value) << 1) - 1;
  }

  /** What may overflow can be anything. */
  private static Span bounded(long low, long high) {
    return low < ALL.low || high > ALL.high ? ALL : new Span(low, high);
  }

  Span or(Span other) {
    return new Span(Math.min(low, other.low), Math.max(high, other.high));
  }

  boolean within(Span other) {
    return low >= other.low && high <= other.high;
  }
}
