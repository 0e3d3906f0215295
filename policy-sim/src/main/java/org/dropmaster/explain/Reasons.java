package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The fields that make a condition true in a state. */
final class Reasons {
  private final Machine machine;
  private final long[] state;
  private final Set<Field> fields = new LinkedHashSet<>();

  /** One field of the state. */
  record Field(Cells cells, int index) {
    /** Its value in a state. */
    int in(long[] of) {
      return cells.get(of, index);
    }
  }

  private Reasons(Machine machine, long[] state) {
    this.machine = machine;
    this.state = state;
  }

  /** Of several conditions that hold together. */
  static List<Field> of(Machine machine, List<Term> conditions, long[] state) {
    Reasons reasons = new Reasons(machine, state);
    conditions.forEach(condition -> reasons.why(condition, true));
    return List.copyOf(reasons.fields);
  }

  /** Whether a condition holds; one that follows a pointer to nowhere does not. */
  static boolean holds(Machine machine, Term condition, long[] state) {
    return machine.reader(condition).applyAsInt(state) != 0;
  }

  /** The conjuncts of a condition. */
  static List<Term> conjuncts(Term term) {
    if (term instanceof Term.Binary b && b.op() == Term.Op.AND) {
      List<Term> all = new ArrayList<>(conjuncts(b.left()));
      all.addAll(conjuncts(b.right()));
      return all;
    }
    return List.of(term);
  }

  private void why(Term term, boolean wanted) {
    if (term instanceof Term.Not not) {
      why(not.operand(), !wanted);
    } else if (term instanceof Term.Binary b && b.op() == (wanted ? Term.Op.AND : Term.Op.OR)) {
      why(b.left(), wanted);
      why(b.right(), wanted);
    } else if (term instanceof Term.Binary b && b.op() == (wanted ? Term.Op.OR : Term.Op.AND)) {
      why(holds(machine, b.left(), state) == wanted ? b.left() : b.right(), wanted);
    } else {
      read(term);
    }
  }

  private void read(Term term) {
    if (term instanceof Term.Cell cell) {
      int index = machine.reader(cell.index()).applyAsInt(state);
      Cells cells = cell.cells();
      if (index >= cells.origin() && index < cells.origin() + cells.count()) {
        fields.add(new Field(cells, index));
      }
    }
    if (term instanceof Term.Pick pick) {
      read(holds(machine, pick.condition(), state) ? pick.yes() : pick.no());
    } else {
      term.parts().forEach(this::read);
    }
  }
}
