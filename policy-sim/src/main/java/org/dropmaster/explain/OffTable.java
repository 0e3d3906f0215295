package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.ownership.OwnershipState;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** A result that the state machine gives in no state that the call has seen. */
final class OffTable {
  private OffTable() {}

  /** What was returned, and which states held meanwhile. */
  static List<Line> facts(History history) {
    List<Line> lines = new ArrayList<>();
    for (Moment moment : history.lastMove()) {
      for (List<Term> site : Conditions.of(moment.step().effects(), Rule.OFF_TABLE.ordinal())) {
        site.stream()
            .flatMap(condition -> result(condition).stream())
            .findFirst()
            .map(term -> history.machine().reader(term).applyAsInt(moment.after()))
            .ifPresent(value -> lines.add(Line.of("it returned " + LitmusRun.text(value))));
      }
    }
    history.cells("seen").flatMap(seen -> states(history, seen)).ifPresent(lines::add);
    return lines;
  }

  /** The term that a condition compares with an errno. */
  private static Optional<Term> result(Term term) {
    if (term instanceof Term.Binary b
        && b.op() == Term.Op.EQ
        && b.right() instanceof Term.Const c
        && c.value() < 0) {
      return Optional.of(b.left());
    }
    return term.parts().stream().flatMap(part -> result(part).stream()).findFirst();
  }

  private static Optional<Line> states(History history, Cells seen) {
    int actor = history.moments().get(history.last()).actor();
    int mask = seen.get(history.stateBeforeLastMove(), actor);
    int all = OwnershipState.values().length;
    List<String> names = new ArrayList<>();
    for (OwnershipState state : OwnershipState.values()) {
      if ((mask & 1 << state.ordinal()) != 0) {
        names.add(state + " by this file");
      }
      if ((mask & 1 << state.ordinal() + all) != 0) {
        names.add(state.name());
      }
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(Line.of("since it was entered the device was " + String.join(", ", names)));
  }
}
