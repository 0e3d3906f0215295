package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;

/** Which steps of an actor follow which, as they are when a given choice has been made. */
final class Chain {
  private final Routine routine;
  private final Map<Opening.Taken, List<Effect>> effects = new HashMap<>();

  Chain(Routine routine) {
    this.routine = routine;
  }

  Routine routine() {
    return routine;
  }

  Step step(int pc) {
    return routine.steps().get(pc);
  }

  List<Effect> effects(Opening.Taken taken) {
    return effects.computeIfAbsent(
        taken, t -> Rewrite.choosing(t.choice()).effects(step(t.pc()).effects()));
  }

  Set<Integer> exits(Opening.Taken taken) {
    return Exits.of(effects(taken), step(taken.pc()).next().pc());
  }

  /** Whether a step happens together with the one before it, in the one way that it can go. */
  boolean follows(int pc) {
    return step(pc).fuse() == Step.Fuse.BEFORE && step(pc).choices() == 1;
  }

  /** Whether it does, in one of several ways. */
  boolean forks(int pc) {
    return step(pc).fuse() == Step.Fuse.BEFORE && step(pc).choices() > 1;
  }

  /** The following steps that can be reached, each before those that it leads to if that can be. */
  List<Integer> order(Set<Integer> from) {
    LinkedHashSet<Integer> done = new LinkedHashSet<>();
    from.forEach(pc -> visit(pc, new TreeSet<>(), done));
    List<Integer> order = new ArrayList<>(done);
    Collections.reverse(order);
    return order;
  }

  private void visit(int pc, Set<Integer> open, Set<Integer> done) {
    if (follows(pc) && !done.contains(pc) && open.add(pc)) {
      exits(new Opening.Taken(pc, 0)).forEach(next -> visit(next, open, done));
      done.add(pc);
    }
  }

  /** Whether some step of an order leads back to itself or to one before it. */
  boolean loops(List<Integer> order) {
    Set<Integer> before = new TreeSet<>();
    for (int pc : order) {
      before.add(pc);
      if (exits(new Opening.Taken(pc, 0)).stream().anyMatch(before::contains)) {
        return true;
      }
    }
    return false;
  }
}
