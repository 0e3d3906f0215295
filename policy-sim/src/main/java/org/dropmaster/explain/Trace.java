package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.explore.Witness;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;

/**
 * A run taken apart into its statements: the same program run again with nothing fused, along the
 * witness.
 */
final class Trace {
  private final Program whole;
  private final Machine single;
  private final List<Moment> moments = new ArrayList<>();
  private int completed;

  private Trace(Program whole) {
    this.whole = whole;
    this.single = new Machine(whole.unfused());
  }

  /** All statements of a run, in order. */
  static List<Moment> of(Program program, Witness witness) {
    Trace trace = new Trace(program);
    long[] state = new long[program.layout().words()];
    witness.state(0, state);
    for (int move = 0; move < witness.length(); move++) {
      state = trace.move(state, witness.choices().get(move), move);
    }
    return List.copyOf(trace.moments);
  }

  private long[] move(long[] from, Witness.Choice choice, int move) {
    completed = 0;
    List<Moment> path = new ArrayList<>();
    if (!follow(from, choice, move, path)) {
      throw new IllegalStateException("move " + move + " cannot be taken apart: " + choice);
    }
    moments.addAll(path);
    return path.get(path.size() - 1).after();
  }

  /** Depth first, in the machine's own order, up to the wanted move's last statement. */
  private boolean follow(long[] from, Witness.Choice wanted, int move, List<Moment> path) {
    Step step = at(wanted.actor(), from);
    for (long[] next : nexts(from, wanted.actor())) {
      path.add(new Moment(wanted.actor(), move, step, from, next));
      boolean found =
          ends(step, wanted.actor(), next)
              ? completed++ == wanted.choice()
              : follow(next, wanted, move, path);
      if (found) {
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }

  private boolean ends(Step step, int actor, long[] next) {
    return whole.ended().get(next, 0) != 0
        || step.fuse() != Step.Fuse.AFTER && at(actor, next).fuse() != Step.Fuse.BEFORE;
  }

  private Step at(int actor, long[] state) {
    Routine routine = whole.routines().get(actor);
    return routine.steps().get(routine.pc().get(state, 0));
  }

  private List<long[]> nexts(long[] from, int actor) {
    List<long[]> found = new ArrayList<>();
    single.expand(
        from,
        (who, choice, next) -> {
          if (who == actor) {
            found.add(next.clone());
          }
        });
    return found;
  }
}
