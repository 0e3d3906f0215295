package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * What terms will be after some effects, in terms of the state before them.
 *
 * <p>A step that is fused with the one behind it can only be taken if that one can be taken then;
 * SPIN has to know beforehand.
 */
final class Foresight {
  private record Write(Term when, Cells cells, Term index, Term value) {}

  private record Jump(Term when, int pc) {}

  private final List<Write> writes;
  private final Map<Integer, Term> temps = new HashMap<>();
  private final List<Jump> jumps = new ArrayList<>();
  private final Rewrite reader = new Rewrite(this::leaf);

  private Foresight(List<Write> before) {
    writes = new ArrayList<>(before);
  }

  /** Before anything has happened. */
  static Foresight now() {
    return new Foresight(List.of());
  }

  /** After these effects, which must not be able to end the run. */
  Foresight after(List<Effect> effects) {
    Foresight then = new Foresight(writes);
    then.run(effects, Term.TRUE);
    return then;
  }

  Term term(Term term) {
    return reader.term(term);
  }

  /** Whether the effects lead to this step, when they go to {@code next} by themselves. */
  Term leadsTo(int pc, int next) {
    Term leads = Term.of(next == pc);
    for (Jump jump : jumps) {
      leads = jump.when().pick(Term.of(jump.pc() == pc), leads);
    }
    return leads;
  }

  private void run(List<Effect> effects, Term when) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Set set) {
        write(set, when);
      } else if (effect instanceof Effect.Let let) {
        temps.put(let.temp().slot(), surely(let.value()));
      } else if (effect instanceof Effect.Goto go) {
        jumps.add(new Jump(when, go.target().pc()));
      } else if (effect instanceof Effect.When branch) {
        Term condition = surely(branch.condition());
        run(branch.yes(), when.and(condition));
        run(branch.no(), when.and(condition.not()));
      } else {
        throw unforeseeable();
      }
    }
  }

  private void write(Effect.Set set, Term when) {
    Term value = surely(set.value());
    if (!Span.of(value, Map.of()).within(Span.of(set.cells()))) {
      throw unforeseeable();
    }
    writes.add(new Write(when, set.cells(), surely(set.index()), value));
  }

  private Term surely(Term term) {
    Term now = term(term);
    if (!now.harmless()) {
      throw unforeseeable();
    }
    return now;
  }

  private static IllegalStateException unforeseeable() {
    return new IllegalStateException("a step that can end the run is fused with the next one");
  }

  private Term leaf(Term leaf) {
    if (leaf instanceof Term.Temp temp) {
      return temps.getOrDefault(temp.slot(), temp);
    }
    if (!(leaf instanceof Term.Cell cell)) {
      return leaf;
    }
    Term value = cell;
    for (Write write : writes) {
      if (write.cells() == cell.cells()) {
        Term hit = write.when().and(write.index().eq(cell.index()));
        value = hit.pick(write.value(), value);
      }
    }
    return value;
  }
}
