package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.litmus.Instance;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;

/** Nobody can move, and somebody should. */
final class Blocked {
  private Blocked() {}

  static Finding of(History history, Rule rule) {
    List<Section> sections = new ArrayList<>();
    String first = "";
    for (Routine routine : stuck(history, rule)) {
      Step step = routine.steps().get(routine.pc().get(history.end(), 0));
      String place = step.origin().line() == 0 ? "" : step.origin().place();
      List<Line> lines = new ArrayList<>();
      lines.add(
          new Line("at: " + step.origin().text(), place.substring(place.lastIndexOf('/') + 1)));
      holders(history, step).forEach(lines::add);
      sections.add(new Section(routine.actor() + " waits, and nobody will end it:", lines));
      first = first.isEmpty() ? step.origin().text() : first;
    }
    return new Finding(first.isEmpty() ? rule.text() : first, Optional.empty(), sections);
  }

  /** The actors that the end finds where they should not stay. */
  private static List<Routine> stuck(History history, Rule rule) {
    List<Routine> found = new ArrayList<>();
    Instance instance = history.scene().instance();
    for (Routine routine : instance.program().routines()) {
      Term waits =
          rule == Rule.HUNG
              ? instance.waits().get(routine.number())
              : instance.resting().get(routine.number()).not();
      if (Reasons.holds(history.machine(), waits, history.end())) {
        found.add(routine);
      }
    }
    return found;
  }

  private static List<Line> holders(History history, Step step) {
    Program program = history.scene().instance().program();
    List<Line> lines = new ArrayList<>();
    for (Reasons.Field field :
        Reasons.of(history.machine(), List.of(step.guard().not()), history.end())) {
      boolean lock = program.lockClasses().contains(field.cells().name());
      int holder = lock ? field.in(history.end()) : 0;
      Words.thing(field.cells(), field.index())
          .filter(thing -> field.in(history.end()) != 0 || !lock)
          .ifPresent(
              thing ->
                  lines.add(
                      Line.of(
                          holder > 0
                              ? field.cells().name()
                                  + " is held by "
                                  + history.scene().actor(holder - 1)
                              : history
                                  .words()
                                  .fact(field.cells(), field.index(), history.end()))));
    }
    return lines;
  }
}
