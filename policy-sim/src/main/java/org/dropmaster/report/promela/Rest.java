package org.dropmaster.report.promela;

import java.util.Set;
import java.util.TreeSet;

/**
 * The rest of an actor's moves: the steps that many of them go on with, each written once, and what
 * the monitor does behind a move. What comes before hands on where it stands, and what is due.
 */
final class Rest {
  private static final String LOOK = "Look";
  private static final String WAYS = "Ways";

  private final Frame frame;
  private final Chain chain;
  private final long[] masks;
  private final Formula formula;
  private final Block out;
  private final Parts parts;
  private final String pc;
  private final Set<Integer> entries = new TreeSet<>();
  private final Set<Integer> rests = new TreeSet<>();
  private int limits;

  Rest(Frame frame, Chain chain, long[] masks, Formula formula, Block out) {
    this.frame = frame;
    this.chain = chain;
    this.masks = masks;
    this.formula = formula;
    this.out = out;
    this.parts = new Parts(frame, chain, masks, formula);
    this.pc = frame.variables().at(chain.routine().pc(), 0);
  }

  /** Whether a limit can be reached. */
  boolean canReachLimit() {
    return limits > 0;
  }

  /** An actor may rest there behind the monitor. */
  void rests(int at) {
    rests.add(at);
  }

  /** The jump behind a d_step that ends there, perhaps with something due. */
  void enter(Block to, Set<Integer> stops) {
    rests.addAll(chain.rests(stops));
    Set<Integer> common = new TreeSet<>(stops);
    common.retainAll(chain.common().steps());
    entries.addAll(common);
    Set<Integer> numbers = new TreeSet<>();
    common.forEach(at -> numbers.add(parts.number(at)));
    if (numbers.size() == 1 && common.size() == stops.size()) {
      to.line("goto " + label(numbers.iterator().next()));
      return;
    }
    if (!common.isEmpty()) {
      to.line("if");
      for (int at : common) {
        to.branch("(" + pc + " == " + at + ")").line("goto " + label(parts.number(at))).leave();
      }
      to.branch("else").line("goto " + LOOK).leave().line("fi");
    } else {
      to.line("goto " + LOOK);
    }
  }

  private String label(int number) {
    return number > parts.count() ? WAYS : "Rest" + number;
  }

  /** Writes all of it; a limit may have been reached before. */
  void write(boolean over) {
    if (rests.isEmpty()) {
      return;
    }
    // SPIN keeps a move atomic if it jumps into an atomic sequence, not to the front of one, and
    // lets nobody jump to a d_step.
    out.open("atomic {").line("false;");
    Block ways = ways();
    for (int number = 1; number <= parts.count(); number++) {
      out.line(label(number) + ": if").open(":: d_step {");
      limits += parts.write(number, entries, out);
      out.close("} fi;").line("goto Next;");
    }
    if (!parts.forks().isEmpty()) {
      out.line(WAYS + ": if").add(ways).line("fi;");
    }
    next();
    out.line(LOOK + ": if").open(":: d_step {");
    look();
    out.close("} fi;");
    new Places(frame, chain, over || limits > 0).select(out, rests);
    out.close("};");
  }

  private void next() {
    int most = parts.count() + (parts.forks().isEmpty() ? 0 : 1);
    if (most == 0) {
      return;
    }
    out.line("Next: if");
    for (int number = 1; number <= most && most > 1; number++) {
      out.branch("(" + frame.part() + " == " + number + ")");
      out.line("goto " + label(number)).leave();
    }
    out.branch("else").line("goto " + LOOK).leave().line("fi;");
  }

  private Block ways() {
    Block ways = out.apart(0);
    for (int at : parts.forks()) {
      for (int choice = 0; choice < chain.step(at).choices(); choice++) {
        way(ways, new Opening.Taken(at, choice));
      }
    }
    return ways;
  }

  /** One way of a fork; its steps are in the state, since SPIN comes back to take the others. */
  private void way(Block ways, Opening.Taken taken) {
    ways.open(":: d_step {").line("(" + pc + " == " + taken.pc() + ");");
    ways.line(frame.part() + " = 0;");
    Parts.due(ways, masks[taken.pc()]);
    Body body = new Body(frame, formula, ways, false);
    new Row(frame, chain, formula).write(body, taken);
    body.note();
    limits += body.limits();
    ways.close("};");
    enter(ways, chain.exits(taken));
  }

  /** What the monitor does; it looks at all if the run has ended by a fault. */
  private void look() {
    out.when(frame.limit()).or("else");
    Body look = new Body(frame, formula, out, true);
    fatal(look.fault());
    for (int w = 0; w < frame.watches().size(); w++) {
      out.when("(due & " + (1L << w) + ")");
      look.effects(frame.watches().get(w).effects());
      out.or("else").end();
    }
    look.note();
    out.end().line("due = 0");
    limits += look.limits();
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
