package org.dropmaster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dropmaster.explore.Stepper;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.explore.Witness;
import org.dropmaster.lang.LitmusTree.Move;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.program.Routine;

/** Takes the moves that a file lists, and says which one does not fit. */
final class Schedule {
  private final Instance instance;
  private final TransitionSystem system;

  Schedule(Instance instance) {
    this.instance = instance;
    this.system = LitmusRun.system(instance);
  }

  /** The run; a {@link UsageProblem} where a move is not possible. */
  Witness witness(List<Move> moves) {
    Stepper stepper = new Stepper(system);
    long[] state = new long[system.words()];
    system.initial(state);
    List<Witness.Choice> choices = new ArrayList<>();
    for (Move move : moves) {
      Witness.Choice choice = new Witness.Choice(actor(move, choices.size()), move.choice());
      long[] next = new long[system.words()];
      if (!stepper.step(state, choice, next)) {
        throw misfit(move, choices.size(), "cannot move so here. " + possible(state));
      }
      choices.add(choice);
      state = next;
    }
    return Witness.of(system, choices);
  }

  private int actor(Move move, int at) {
    for (Routine routine : instance.program().routines()) {
      if (routine.actor().equals(move.actor())) {
        return routine.number();
      }
    }
    throw misfit(move, at, "is nobody in this test under this policy.");
  }

  private static UsageProblem misfit(Move move, int at, String why) {
    String choice = move.choice() == 0 ? "" : "/" + move.choice();
    return new UsageProblem(
        move.span().place()
            + ": the schedule does not fit: step "
            + (at + 1)
            + ": "
            + move.actor()
            + choice
            + " "
            + why);
  }

  private String possible(long[] state) {
    TreeSet<String> names = new TreeSet<>();
    system
        .walker()
        .expand(
            state,
            (actor, choice, next) ->
                names.add(
                    instance.program().routines().get(actor).actor()
                        + (choice == 0 ? "" : "/" + choice)));
    return names.isEmpty() ? "Nobody can." : "It could be: " + String.join(", ", names) + ".";
  }
}
