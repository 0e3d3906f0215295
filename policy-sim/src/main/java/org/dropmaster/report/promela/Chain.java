package org.dropmaster.report.promela;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
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
  private final Common common;

  Chain(Frame frame, Routine routine) {
    this.routine = routine;
    this.common = new Common(frame, this);
  }

  Common common() {
    return common;
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

  /** Where it can go on, whatever is chosen. */
  Set<Integer> exits(int pc) {
    Set<Integer> exits = new TreeSet<>();
    for (int choice = 0; choice < step(pc).choices(); choice++) {
      exits.addAll(exits(new Opening.Taken(pc, choice)));
    }
    return exits;
  }

  /** Whether a step happens together with the one before it. */
  boolean follows(int pc) {
    return step(pc).fuse() == Step.Fuse.BEFORE;
  }

  /** Where an actor may rest that has come so far, once all that happens together is done. */
  Set<Integer> rests(Set<Integer> from) {
    Set<Integer> seen = new TreeSet<>();
    Set<Integer> rests = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      int pc = open.remove();
      if (!common.has(pc)) {
        rests.add(pc);
      } else if (seen.add(pc)) {
        open.addAll(exits(pc));
      }
    }
    return rests;
  }

  /** The following steps that are not common and can be reached, each before those it leads to. */
  List<Integer> order(Set<Integer> from) {
    LinkedHashSet<Integer> done = new LinkedHashSet<>();
    from.forEach(pc -> visit(pc, new TreeSet<>(), done));
    List<Integer> order = new ArrayList<>(done);
    Collections.reverse(order);
    return order;
  }

  private void visit(int pc, Set<Integer> open, Set<Integer> done) {
    if (!follows(pc) || common.has(pc) || done.contains(pc)) {
      return;
    }
    if (!open.add(pc)) {
      throw new IllegalStateException("a step that can fault is fused with others in a loop");
    }
    if (step(pc).choices() > 1) {
      throw new IllegalStateException("a step can fault behind a fork");
    }
    exits(pc).forEach(next -> visit(next, open, done));
    open.remove(pc);
    done.add(pc);
  }
}
