package org.dropmaster.program;

import java.util.List;
import org.dropmaster.state.Cells;

/** What a step does to the state, in order; all of it at once for everybody else. */
public sealed interface Effect {
  /** Writes one field; a value that does not fit is a limit. */
  record Set(Cells cells, Term index, Term value) implements Effect {
    /** The name of the limit that is reached where the value does not fit. */
    public String bound() {
      return cells.scope() == Cells.Scope.REGISTER
          ? "range of a local"
          : "range of " + cells.name();
    }
  }

  /** Computes a value for the rest of this step. */
  record Let(Term.Temp temp, Term value) implements Effect {}

  /** One list or the other. */
  record When(Term condition, List<Effect> yes, List<Effect> no) implements Effect {}

  /** A rule is broken; a fatal one ends the run. */
  record Raise(int rule) implements Effect {}

  /** A bound is reached: this run says nothing further. */
  record Limit(String bound) implements Effect {}

  /** Where the actor goes on, instead of the step that follows. */
  record Goto(Label target) implements Effect {}

  /** What the monitor notes: no part of the system, so it never makes a step visible. */
  record Ghost(List<Effect> effects) implements Effect {}

  static Effect set(Cells cells, Term value) {
    return new Set(cells, Term.of(cells.origin()), value);
  }

  static Effect set(Cells cells, Term index, Term value) {
    return new Set(cells, index, value);
  }

  static Effect when(Term condition, List<Effect> yes) {
    return new When(condition, yes, List.of());
  }

  static Effect when(Term condition, Effect... yes) {
    return new When(condition, List.of(yes), List.of());
  }
}
