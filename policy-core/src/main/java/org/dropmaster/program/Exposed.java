package org.dropmaster.program;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.dropmaster.state.Cells;

/** Finds the registers whose value from before a step matters in it. */
final class Exposed {
  private final Map<Cells, Integer> numbers;
  private final BitSet uses = new BitSet();

  private Exposed(Map<Cells, Integer> numbers) {
    this.numbers = numbers;
  }

  /** Those that are read where the step has not surely written them itself. */
  static BitSet of(Step step, Map<Cells, Integer> numbers) {
    Exposed exposed = new Exposed(numbers);
    exposed.read(step.guard(), new BitSet());
    exposed.through(step.effects(), new BitSet());
    return exposed.uses;
  }

  private void through(List<Effect> effects, BitSet written) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Set set) {
        read(set.index(), written);
        read(set.value(), written);
        Integer number = numbers.get(set.cells());
        if (number != null) {
          written.set(number);
        }
      } else if (effect instanceof Effect.Let let) {
        read(let.value(), written);
      } else if (effect instanceof Effect.When when) {
        read(when.condition(), written);
        BitSet otherwise = (BitSet) written.clone();
        through(when.yes(), written);
        through(when.no(), otherwise);
        written.and(otherwise);
      } else if (effect instanceof Effect.Ghost ghost) {
        through(ghost.effects(), written);
      }
    }
  }

  private void read(Term term, BitSet written) {
    for (Access.Field field : Access.reads(term)) {
      Integer number = numbers.get(field.cells());
      if (number != null && !written.get(number)) {
        uses.set(number);
      }
    }
  }
}
