package org.dropmaster.litmus;

import org.dropmaster.kernel.World;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Makes a term that looks without touching. A pointer that leads nowhere gives 0, no fault. A
 * register to which no call has returned anything yet is equal to no number, nor is it unequal,
 * less or more: whatever it is compared with, that does not hold.
 */
final class Lenient {
  private Lenient() {}

  static Term of(Term term) {
    if (term instanceof Term.Alive alive) {
      return of(alive.pointer());
    } else if (term instanceof Term.Cell cell) {
      return Term.at(cell.cells(), of(cell.index()));
    } else if (term instanceof Term.Not not) {
      return of(not.operand()).not();
    } else if (term instanceof Term.Binary b) {
      Term whole = of(b.left()).binary(b.op(), of(b.right()));
      return asks(b) ? returned(b.left()).and(returned(b.right())).and(whole) : whole;
    } else if (term instanceof Term.Pick p) {
      return of(p.condition()).pick(of(p.yes()), of(p.no()));
    }
    return term;
  }

  /** Whether it could hold of a register to which nothing was returned. */
  private static boolean asks(Term.Binary b) {
    return switch (b.op()) {
      case EQ -> !b.left().constant() && !b.right().constant();
      case NE, LT, LE -> true;
      default -> false;
    };
  }

  private static Term returned(Term term) {
    return term instanceof Term.Cell cell
            && cell.cells().scope() == Cells.Scope.REGISTER
            && cell.cells().signed()
        ? term.ne(World.NOTHING)
        : Term.TRUE;
  }
}
