package org.dropmaster.explore.bytecode;

import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Between which values a term lies, as far as its form tells.
 *
 * @param low no value is below it
 * @param high no value is above it
 */
record Ranges(long low, long high) {
  private static final Ranges ANY = new Ranges(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Ranges TRUTH = new Ranges(0, 1);

  static Ranges of(Term term) {
    if (term instanceof Term.Const c) {
      return new Ranges(c.value(), c.value());
    } else if (term instanceof Term.Cell cell) {
      return of(cell.cells());
    } else if (term instanceof Term.Not) {
      return TRUTH;
    } else if (term instanceof Term.Pick pick) {
      Ranges yes = of(pick.yes());
      Ranges no = of(pick.no());
      return new Ranges(Math.min(yes.low, no.low), Math.max(yes.high, no.high));
    } else if (term instanceof Term.Alive alive) {
      return of(alive.pointer());
    } else if (term instanceof Term.Binary b) {
      return of(b.op(), of(b.left()), of(b.right()));
    }
    return ANY;
  }

  /** What fits into a field of a row. */
  static Ranges of(Cells cells) {
    if (cells.bits() == 32) {
      return ANY;
    }
    long half = 1L << cells.bits() - 1;
    return cells.signed() ? new Ranges(-half, half - 1) : new Ranges(0, 2 * half - 1);
  }

  private static Ranges of(Term.Op op, Ranges a, Ranges b) {
    return switch (op) {
      case AND, OR, EQ, NE, LT, LE -> TRUTH;
      case ADD -> new Ranges(a.low + b.low, a.high + b.high).ifNoOverflow();
      case SUB -> new Ranges(a.low - b.high, a.high - b.low).ifNoOverflow();
      case MEET -> a.low < 0 || b.low < 0 ? ANY : new Ranges(0, Math.min(a.high, b.high));
      case JOIN -> a.low < 0 || b.low < 0 ? ANY : new Ranges(0, filled(a.high | b.high));
      case SHL -> ANY;
    };
  }

  private Ranges ifNoOverflow() {
    return within(ANY) ? this : ANY;
  }

  private static long filled(long high) {
    return high == 0 ? 0 : 2 * Long.highestOneBit(high) - 1;
  }

  boolean within(Ranges other) {
    return low >= other.low && high <= other.high;
  }
}
