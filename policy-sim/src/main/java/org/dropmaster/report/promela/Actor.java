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
  private final Rest rest;
  private boolean limits;

  Actor(Frame frame, Routine routine, long[] masks) {
    this.frame = frame;
    this.chain = new Chain(frame, routine);
    this.masks = masks;
    this.formula = new Formula(frame.variables());
    this.rest = new Rest(frame, chain, masks, formula, out);
  }

  /** The process, which begins at that step. */
  String process(String name, int start) {
    out.open("active proctype " + name + "() {");
    reach(start);
    while (!open.isEmpty()) {
      place(open.remove());
    }
    rest.write(limits);
    limits |= rest.canReachLimit();
    if (limits) {
      out.line(Places.OVER + ":").line("false");
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
    out.line(Places.label(pc) + ": /* " + Row.comment(chain.step(pc)) + " */");
    List<Opening> openings = Opening.of(chain.routine(), pc);
    if (openings.isEmpty()) {
      out.line("false;");
      return;
    }
    out.line("if");
    for (Opening opening : openings) {
      Option option = new Option(frame, chain, masks, formula, rest, out);
      option.write(opening);
      chain.rests(option.stops()).forEach(this::reach);
      limits |= option.canReachLimit();
      if (option.canFault()) {
        rest.rests(pc);
      }
    }
    out.line("fi;");
  }
}
