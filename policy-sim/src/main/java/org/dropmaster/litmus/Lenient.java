package org.dropmaster.litmus;

import org.dropmaster.kernel.World;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Makes a condition that looks without touching. A pointer that leads nowhere gives 0, no fault.
 * Nothing that is asked of a register holds before a call has returned to it.
 */
final class Lenient {
  private Lenient() {}

  static Term of(Term condition) {
    if (condition instanceof Term.Not not) {
      return of(not.operand()).not();
    } else if (condition instanceof Term.Binary b
        && (b.op() == Term.Op.AND || b.op() == Term.Op.OR)) {
      return of(b.left()).binary(b.op(), of(b.right()));
    }
    Term asked = value(condition);
    return decided(condition) ? asked : returned(condition).and(asked);
  }

  private static Term value(Term term) {
    if (term instanceof Term.Alive alive) {
      return value(alive.pointer());
    } else if (term instanceof Term.Cell cell) {
      return Term.at(cell.cells(), value(cell.index()));
    } else if (term instanceof Term.Not not) {
      return value(not.operand()).not();
    } else if (term instanceof Term.Binary b) {
      return value(b.left()).binary(b.op(), value(b.right()));
    } else if (term instanceof Term.Pick p) {
      return value(p.condition()).pick(value(p.yes()), value(p.no()));
    }
    return term;
  }

  /** A register that is equal to a number has one. */
  private static boolean decided(Term atom) {
    return atom instanceof Term.Binary b
        && b.op() == Term.Op.EQ
        && (register(b.left()) && number(b.right()) || register(b.right()) && number(b.left()));
  }

  private static boolean number(Term term) {
    return term.constant() && !term.is(World.NOTHING);
  }

  /** Whether every register in a term has been returned to. */
  private static Term returned(Term term) {
    Term all = register(term) ? term.ne(World.NOTHING) : Term.TRUE;
    for (int i = 0; i < term.arity(); i++) {
      all = all.and(returned(term.part(i)));
    }
    return all;
  }

  private static boolean register(Term term) {
    return term instanceof Term.Cell cell
        && cell.cells().scope() == Cells.Scope.REGISTER
        && cell.cells().signed();
  }
}
