package org.dropmaster.program;

import java.util.List;
import org.dropmaster.state.Cells;

/** Finds the registers whose value from before a step matters in it, and those that it writes. */
final class Exposed {
  private final Registers registers;
  private final long[] uses;
  private final long[] writes;

  Exposed(Step step, Registers registers) {
    this.registers = registers;
    uses = registers.none();
    writes = registers.none();
    long[] written = registers.none();
    read(step.guard(), written);
    through(step.effects(), written);
  }

  /** Those that are read where the step has not surely written them itself. */
  long[] uses() {
    return uses;
  }

  /** Those that are written on any way through the step. */
  long[] writes() {
    return writes;
  }

  private void through(List<Effect> effects, long[] written) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Set set) {
        read(set.index(), written);
        read(set.value(), written);
        registers.add(written, set.cells());
        registers.add(writes, set.cells());
      } else if (effect instanceof Effect.Let let) {
        read(let.value(), written);
      } else if (effect instanceof Effect.When when) {
        read(when.condition(), written);
        long[] otherwise = written.clone();
        through(when.yes(), written);
        through(when.no(), otherwise);
        Registers.meet(written, otherwise);
      } else if (effect instanceof Effect.Ghost ghost) {
        through(ghost.effects(), written);
      }
    }
  }

  private void read(Term term, long[] written) {
    if (term instanceof Term.Cell cell && cell.cells().scope() == Cells.Scope.REGISTER) {
      registers.addUnless(written, uses, cell.cells());
    }
    for (int i = 0; i < term.arity(); i++) {
      read(term.part(i), written);
    }
  }
}
