package org.dropmaster.litmus;

import org.dropmaster.program.Term;

/** Makes a term that looks without touching: a pointer that leads nowhere gives 0, no fault. */
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
      return of(b.left()).binary(b.op(), of(b.right()));
    } else if (term instanceof Term.Pick p) {
      return of(p.condition()).pick(of(p.yes()), of(p.no()));
    }
    return term;
  }
}
