package org.dropmaster.report.promela;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;

/**
 * The steps that happen together in one move, as the statements of one d_step, as far as those that
 * many moves go on with.
 */
final class Move {
  private final Chain chain;
  private final long[] masks;
  private final Body body;
  private final Row row;
  private final String pc;
  private long watched;
  private long watchedPerhaps;
  private final Set<Integer> stops = new TreeSet<>();

  Move(Frame frame, Chain chain, long[] masks, Formula formula, Body body) {
    this.chain = chain;
    this.masks = masks;
    this.body = body;
    this.row = new Row(frame, chain, formula);
    this.pc = frame.variables().at(chain.routine().pc(), 0);
  }

  /** The steps at which the actor may stand when the run goes on. */
  Set<Integer> stops() {
    return stops;
  }

  /** Takes these steps and those that follow them; tells how deep what comes then is nested. */
  int take(List<Opening.Taken> steps) {
    int depth = 0;
    Set<Integer> here = Set.of();
    for (Opening.Taken taken : steps) {
      if (chain.common().has(taken.pc())) {
        here = Set.of(taken.pc());
        break;
      }
      int faults = body.faults();
      int limits = body.limits();
      int guarded = body.check(guard(taken));
      row(taken, true);
      body.close(guarded);
      depth += body.unlessOver(faults, limits);
      here = chain.exits(taken);
    }
    return depth + follow(here);
  }

  private List<Term> guard(Opening.Taken taken) {
    Step step = chain.step(taken.pc());
    return List.of(Rewrite.choosing(taken.choice()).term(step.guard()));
  }

  private int follow(Set<Integer> from) {
    Set<Integer> here = new TreeSet<>(from);
    int depth = 0;
    for (int at : chain.order(from)) {
      boolean sure = here.size() == 1;
      int faults = body.faults();
      int limits = body.limits();
      Opening.Taken taken = new Opening.Taken(at, 0);
      if (sure) {
        row(taken, true);
      } else {
        Set<String> before = body.sound();
        body.out().when("(" + pc + " == " + at + ")");
        row(taken, false);
        body.meet(before);
        body.out().or("else").end();
      }
      depth += body.unlessOver(faults, limits);
      here.remove(at);
      here.addAll(chain.exits(taken));
    }
    stops.addAll(here);
    return depth;
  }

  /** One step, its guard apart; surely if every run of the move takes it. */
  private void row(Opening.Taken taken, boolean surely) {
    long mask = masks[taken.pc()];
    if (surely) {
      watched |= mask;
    } else if ((mask & ~watched) != 0) {
      watchedPerhaps |= mask & ~watched;
      body.out().line("due = due | " + (mask & ~watched) + ";");
    }
    row.write(body, taken);
  }

  /** Ends it: what it has broken is told, and what is to be watched behind it is due. */
  void finish() {
    body.note();
    if (watched != 0) {
      body.out().line("due = " + (watchedPerhaps == 0 ? "" : "due | ") + watched + ";");
    }
  }

  /** Whether something may be due. */
  boolean watched() {
    return (watched | watchedPerhaps) != 0;
  }
}
