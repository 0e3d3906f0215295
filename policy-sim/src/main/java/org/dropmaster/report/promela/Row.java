package org.dropmaster.report.promela;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropmaster.program.Program;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** One step of the table as statements, its guard apart. */
final class Row {
  private final Frame frame;
  private final Chain chain;
  private final Formula formula;
  private final String pc;

  Row(Frame frame, Chain chain, Formula formula) {
    this.frame = frame;
    this.chain = chain;
    this.formula = formula;
    this.pc = frame.variables().at(chain.routine().pc(), 0);
  }

  /** What the step is, for a reader. */
  static String comment(Step step) {
    return (step.origin().place() + ": " + step.origin().text())
        .replace("/*", "")
        .replace("*/", "")
        .replace('\n', ' ');
  }

  /** What it does, and where the actor stands then. */
  void write(Body body, Opening.Taken taken) {
    int depth = go(body, taken);
    List<Integer> clearing =
        chain.exits(taken).stream().filter(to -> !clears(taken.pc(), to).isEmpty()).toList();
    if (chain.exits(taken).size() == 1) {
      clearing.forEach(to -> clear(body, taken.pc(), to));
    } else if (!clearing.isEmpty()) {
      body.out().line("if");
      for (int to : clearing) {
        body.out().branch(stands(to));
        clear(body, taken.pc(), to);
        body.out().leave();
      }
      body.out().branch("else").leave().line("fi;");
    }
    body.close(depth);
  }

  /** What it does, but not where it goes on; a scratch variable says so where that is not plain. */
  Jump act(Body body, Opening.Taken taken) {
    Step step = chain.step(taken.pc());
    body.out().line("/* " + comment(step) + " */");
    if (step.acquires() >= 0) {
      order(body.out(), step.acquires());
    }
    Jump jump = Jump.of(chain.effects(taken), step.next().pc());
    if (jump.condition().isEmpty()) {
      body.out().line(frame.variables().scratch("to") + " = " + step.next().pc() + ";");
    }
    body.effects(jump.before());
    return jump;
  }

  /** Tells how deep what follows is nested. */
  private int go(Body body, Opening.Taken taken) {
    int faults = body.faults();
    Jump jump = act(body, taken);
    int depth = body.unlessOver(faults, body.limits());
    if (jump.condition().isEmpty()) {
      body.assign(pc, frame.variables().scratch("to"));
      return depth;
    }
    Term condition = jump.condition().get();
    depth += body.check(List.of(condition));
    String yes = Integer.toString(jump.yes());
    String no = Integer.toString(jump.no());
    boolean sure = jump.yes() == jump.no();
    body.assign(pc, sure ? yes : Formula.pick(formula.value(condition), yes, no));
    return depth;
  }

  private String stands(int at) {
    return "(" + pc + " == " + at + ")";
  }

  private List<Cells> clears(int from, int to) {
    return chain.routine().clears(from, to);
  }

  /** Forgets the registers that are of no use there. */
  void clear(Body body, int from, int to) {
    for (Cells cells : clears(from, to)) {
      body.assign(frame.variables().at(cells, 0), "0");
    }
  }

  private void order(Block out, int taking) {
    Map<Integer, Term> held = new TreeMap<>();
    for (Program.Held way : frame.program().locks()) {
      held.merge(way.lockClass(), way.holder().get(chain.routine().number()), Term::or);
    }
    held.forEach(
        (lockClass, holds) -> {
          if (!holds.is(0)) {
            out.when(formula.value(holds));
            out.line(frame.note("order " + lockClass + " " + taking) + ";");
            out.or("else").end();
          }
        });
  }
}
