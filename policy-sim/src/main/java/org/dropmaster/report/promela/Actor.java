package org.dropmaster.report.promela;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Routine;

/**
 * One actor as a process: a label for each step at which it can rest, and there the ways to move.
 *
 * <p>Where it stands is kept as data too, because conditions ask for it; the label is a function of
 * the data, so SPIN's states are ours.
 */
final class Actor {
  private final Frame frame;
  private final Chain chain;
  private final long[] masks;
  private final Formula formula;
  private final Block out = new Block(0);
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Set<Integer> seen = new TreeSet<>();
  private final Set<Integer> looking = new TreeSet<>();
  private boolean limits;

  Actor(Frame frame, Routine routine, long[] masks) {
    this.frame = frame;
    this.chain = new Chain(routine);
    this.masks = masks;
    this.formula = new Formula(frame.variables());
  }

  /** The process, which begins at that step. */
  String process(String name, int start) {
    out.open("active proctype " + name + "() {");
    reach(start);
    while (!open.isEmpty()) {
      place(open.remove());
    }
    if (!looking.isEmpty()) {
      look();
    }
    if (limits) {
      out.line(Option.OVER + ":").line("false");
    }
    out.close("}");
    return out.toString();
  }

  private void reach(int pc) {
    if (seen.add(pc)) {
      open.add(pc);
    }
  }

  private void place(int pc) {
    out.line(Option.label(pc) + ": /* " + Move.comment(chain.step(pc)) + " */");
    List<Opening> openings = Opening.of(chain.routine(), pc);
    if (openings.isEmpty()) {
      out.line("false;");
      return;
    }
    out.line("if");
    for (Opening opening : openings) {
      Option option = new Option(frame, chain, masks, formula, out);
      option.write(opening);
      option.rests().forEach(this::reach);
      limits |= option.canReachLimit();
      if (option.canFault()) {
        looking.add(pc);
      }
      if (option.looks()) {
        looking.addAll(option.rests());
      }
    }
    out.line("fi;");
  }

  /** What the monitor does behind a move; it looks at all if the run has ended by a fault. */
  private void look() {
    // SPIN keeps a move atomic if it jumps into an atomic sequence, not to the front of one.
    out.open("atomic {").line("false;").line(Option.LOOK + ": true;").open("d_step {");
    out.when(frame.limit()).or("else");
    Body look = new Body(frame, formula, out, true);
    fatal(look.fault());
    for (int w = 0; w < frame.watches().size(); w++) {
      out.when("(due & " + (1L << w) + ")");
      look.effects(frame.watches().get(w).effects());
      out.or("else").end();
    }
    look.note();
    out.end().line("due = 0").close("};");
    limits |= look.limits() > 0;
    String pc = frame.variables().at(chain.routine().pc(), 0);
    Option.select(out, pc, List.copyOf(looking), limits ? Option.OVER : "");
    out.close("};");
  }

  /** The rule that was broken is handed over by the d_step just before, and nothing between. */
  private void fatal(String fault) {
    out.when(frame.ended()).line("if");
    for (int rule = 0; rule < frame.program().fatal().size(); rule++) {
      if (frame.fatal(rule)) {
        String broken = "(" + fault + " == " + rule + ")";
        out.branch(broken).line(frame.broken(rule) + " = 1").leave();
      }
    }
    out.line("fi").or("else").end();
  }
}
