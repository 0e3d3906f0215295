package org.dropmaster.report.promela;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Program;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The steps that happen together in one move, as statements. */
final class Move {
  private final Frame frame;
  private final Chain chain;
  private final long[] masks;
  private Body body;
  private final Formula formula;
  private final String pc;
  private long watched;
  private long watchedPerhaps;
  private boolean forked;
  private final Set<Integer> stops = new TreeSet<>();

  Move(Frame frame, Chain chain, long[] masks, Formula formula) {
    this.frame = frame;
    this.chain = chain;
    this.masks = masks;
    this.formula = formula;
    this.body = new Body(frame, formula, new Block(0), false);
    this.pc = frame.variables().at(chain.routine().pc(), 0);
  }

  /** What comes is written there, as a d_step of its own. */
  Body on(Block out) {
    body = new Body(frame, formula, out, false);
    return body;
  }

  /** The steps at which the actor may stand when the run goes on. */
  Set<Integer> stops() {
    return stops;
  }

  /** Takes one way of a fork, and all that follows it; tells how deep what comes then is nested. */
  int branch(Opening.Taken taken) {
    forked = true;
    return take(List.of(taken));
  }

  /** Takes these steps and all that follow them; tells how deep what comes then is nested. */
  int take(List<Opening.Taken> steps) {
    int depth = 0;
    for (Opening.Taken taken : steps) {
      int faults = body.faults();
      int limits = body.limits();
      int guarded = body.check(guard(taken));
      row(taken, true);
      body.close(guarded);
      depth += body.unlessOver(faults, limits);
    }
    Opening.Taken last = steps.get(steps.size() - 1);
    return depth + follow(chain.exits(last));
  }

  private List<Term> guard(Opening.Taken taken) {
    Step step = chain.step(taken.pc());
    return List.of(Rewrite.choosing(taken.choice()).term(step.guard()));
  }

  private int follow(Set<Integer> from) {
    List<Integer> order = chain.order(from);
    return chain.loops(order) ? loop(from, order) : inOrder(from, order);
  }

  private int inOrder(Set<Integer> from, List<Integer> order) {
    Set<Integer> here = new TreeSet<>(from);
    int depth = 0;
    for (int at : order) {
      boolean sure = here.size() == 1;
      int faults = body.faults();
      int limits = body.limits();
      Opening.Taken taken = new Opening.Taken(at, 0);
      if (sure) {
        row(taken, true);
      } else {
        body.out().when("(" + pc + " == " + at + ")");
        row(taken, false);
        body.out().or("else").end();
      }
      depth += body.unlessOver(faults, limits);
      here.remove(at);
      here.addAll(chain.exits(taken));
    }
    stops.addAll(here);
    return depth;
  }

  private int loop(Set<Integer> from, List<Integer> order) {
    int faults = body.faults();
    int limits = body.limits();
    Set<Integer> here = new TreeSet<>(from);
    Block rows = body.out();
    rows.line("do");
    rows.branch(frame.ended()).line("break").leave();
    for (int at : order) {
      Opening.Taken taken = new Opening.Taken(at, 0);
      rows.branch("(" + pc + " == " + at + ")");
      row(taken, false);
      rows.leave();
      here.addAll(chain.exits(taken));
    }
    rows.branch("else").line("break").leave().line("od;");
    if (body.faults() > faults) {
      throw new IllegalStateException("a step that can fault is fused with others in a loop");
    }
    here.removeAll(order);
    stops.addAll(here);
    return body.unlessOver(faults, limits);
  }

  /** One step, its guard apart; surely if every run of the move takes it. */
  private void row(Opening.Taken taken, boolean surely) {
    Step step = chain.step(taken.pc());
    List<Effect> effects = chain.effects(taken);
    body.out().line("/* " + comment(step) + " */");
    if (step.acquires() >= 0) {
      order(step.acquires());
    }
    watch(masks[taken.pc()], surely);
    Set<Integer> exits = chain.exits(taken);
    String to = frame.variables().scratch("to");
    if (exits.size() > 1) {
      body.out().line(to + " = " + step.next().pc() + ";");
    }
    int faults = body.faults();
    body.effects(effects);
    int depth = body.unlessOver(faults, body.limits());
    go(taken.pc(), exits, to);
    body.close(depth);
  }

  static String comment(Step step) {
    return (step.origin().place() + ": " + step.origin().text())
        .replace("/*", "")
        .replace("*/", "")
        .replace('\n', ' ');
  }

  private void go(int from, Set<Integer> exits, String to) {
    if (exits.size() == 1) {
      int target = exits.iterator().next();
      body.assign(pc, Integer.toString(target));
      clear(from, target);
      return;
    }
    body.assign(pc, to);
    List<Integer> clearing =
        exits.stream().filter(t -> !chain.routine().clears(from, t).isEmpty()).toList();
    for (int target : clearing) {
      body.out().when("(" + pc + " == " + target + ")");
      clear(from, target);
      body.out().or("else").end();
    }
  }

  private void clear(int from, int target) {
    for (Cells cells : chain.routine().clears(from, target)) {
      body.assign(frame.variables().at(cells, 0), "0");
    }
  }

  private void order(int taking) {
    for (Program.Held held : frame.program().locks()) {
      Term holds = held.holder().get(chain.routine().number());
      if (!holds.is(0)) {
        body.out().when(formula.value(holds));
        body.out().line(frame.note("order " + held.lockClass() + " " + taking) + ";");
        body.out().or("else").end();
      }
    }
  }

  private void watch(long mask, boolean surely) {
    if (surely && !forked) {
      watched |= mask;
    } else if ((mask & ~watched) != 0) {
      watchedPerhaps |= mask & ~watched;
      body.out().line("due = due | " + (mask & ~watched) + ";");
    }
  }

  /** Ends a d_step: what it has broken is told, and what is to be watched behind it is due. */
  void finish(boolean last) {
    body.note();
    if (last && watched != 0) {
      body.out().line("due = " + (watchedPerhaps == 0 ? "" : "due | ") + watched + ";");
    }
  }

  /** Whether something may be due. */
  boolean watched() {
    return (watched | watchedPerhaps) != 0;
  }
}
