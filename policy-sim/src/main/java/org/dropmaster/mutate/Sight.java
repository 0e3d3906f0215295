package org.dropmaster.mutate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dropmaster.explore.Observer;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;

/** Which lines of a text a test's runs come to, whether or not they get past them. */
final class Sight implements Observer {
  private final Program program;
  private final List<BitSet> reached = new ArrayList<>();

  Sight(Instance instance) {
    program = instance.program();
    program.routines().forEach(r -> reached.add(new BitSet(r.steps().size())));
  }

  @Override
  public void state(long id, long[] state, int depth) {
    for (int a = 0; a < reached.size(); a++) {
      reached.get(a).set(program.routines().get(a).pc().get(state, 0));
    }
  }

  /** The lines of a file that were come to. */
  BitSet lines(String file, Verdict verdict) {
    BitSet lines = new BitSet();
    for (int a = 0; a < reached.size(); a++) {
      Routine routine = program.routines().get(a);
      boolean[] ran = verdict.covered().get(a);
      for (int pc = 0; pc < ran.length; pc++) {
        if ((ran[pc] || reached.get(a).get(pc)) && at(routine, pc, file)) {
          lines.set(routine.steps().get(pc).origin().line());
        }
      }
    }
    return lines;
  }

  /** The lines of a file that have a step of their own at all. */
  BitSet written(String file) {
    BitSet lines = new BitSet();
    for (Routine routine : program.routines()) {
      for (int pc = 0; pc < routine.steps().size(); pc++) {
        if (at(routine, pc, file)) {
          lines.set(routine.steps().get(pc).origin().line());
        }
      }
    }
    return lines;
  }

  private static boolean at(Routine routine, int pc, String file) {
    return routine.steps().get(pc).origin().file().equals(file);
  }
}
