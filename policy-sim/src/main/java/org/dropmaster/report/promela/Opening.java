package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;

/**
 * One way to begin a move: the steps that are fused with the one behind them, and that one.
 *
 * @param condition what the steps before the last one ask for, in terms of the state before
 * @param guard the last one's guard, in terms of the state before; it may end the run
 * @param taken the steps with the choice that each makes
 */
record Opening(Term condition, Term guard, List<Taken> taken) {

  /** A step and the way that it goes. */
  record Taken(int pc, int choice) {}

  /** All the ways to begin at this step, in the order in which the machine takes them. */
  static List<Opening> of(Routine routine, int pc) {
    List<Opening> all = new ArrayList<>();
    new Walk(routine, all).from(Foresight.now(), Term.TRUE, List.of(), pc);
    return all;
  }

  private record Walk(Routine routine, List<Opening> all) {
    void from(Foresight sight, Term soFar, List<Taken> before, int pc) {
      Step step = routine.steps().get(pc);
      for (int choice = 0; choice < step.choices(); choice++) {
        Rewrite chosen = Rewrite.choosing(choice);
        Term guard = chosen.term(sight.term(step.guard()));
        List<Taken> taken = new ArrayList<>(before);
        taken.add(new Taken(pc, choice));
        boolean possible = !guard.is(0) && !soFar.is(0);
        if (possible && step.fuse() != Step.Fuse.AFTER) {
          all.add(new Opening(soFar, guard, taken));
        } else if (possible) {
          onward(sight, soFar.and(guard), taken, step, chosen.effects(step.effects()));
        }
      }
    }

    private void onward(
        Foresight sight, Term soFar, List<Taken> taken, Step step, List<Effect> effects) {
      if (!soFar.harmless()) {
        throw new IllegalStateException("a guard that can end the run is fused with the next");
      }
      int next = step.next().pc();
      Foresight then = sight.after(effects);
      for (int target : Exits.of(effects, next)) {
        from(then, soFar.and(then.leadsTo(target, next)), taken, target);
      }
    }
  }
}
