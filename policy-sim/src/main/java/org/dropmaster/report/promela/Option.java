package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One way for an actor to move, as an option of a selection.
 *
 * <p>A move is an atomic sequence: one d_step, then the rest of it, which is shared, if there is
 * any, and a jump to where the data say that the actor is.
 */
final class Option {
  private final Frame frame;
  private final Chain chain;
  private final Formula formula;
  private final Body body;
  private final Move move;
  private final Rest rest;
  private final Block out;

  Option(Frame frame, Chain chain, long[] masks, Formula formula, Rest rest, Block out) {
    this.frame = frame;
    this.chain = chain;
    this.formula = formula;
    this.rest = rest;
    this.out = out;
    this.body = new Body(frame, formula, out.apart(2), false);
    this.move = new Move(frame, chain, masks, formula, body);
  }

  boolean canFault() {
    return body.faults() > 0;
  }

  /** Whether more is to be done when its d_step is done. */
  boolean joins() {
    return canFault() || move.watched() || stops().stream().anyMatch(chain.common()::has);
  }

  boolean canReachLimit() {
    return body.limits() > 0;
  }

  /** Where its d_step ends. */
  Set<Integer> stops() {
    return move.stops();
  }

  /** Writes it. */
  void write(Opening opening) {
    out.open(":: atomic {");
    int depth = move.take(opening.taken());
    move.finish();
    body.close(depth);
    step(enabled(opening));
    if (joins()) {
      rest.enter(out, stops());
    } else {
      new Places(frame, chain, canReachLimit()).select(out, stops());
    }
    out.close("}");
  }

  private String enabled(Opening opening) {
    List<String> any = new ArrayList<>();
    formula.faults(opening.guard()).forEach(fault -> any.add(fault.toString()));
    any.add(formula.value(opening.guard()));
    String open = any.size() == 1 ? any.get(0) : "(" + String.join(" || ", any) + ")";
    String now = "!" + frame.ended();
    String condition = opening.condition().is(1) ? "" : " && " + formula.value(opening.condition());
    return now + condition + (opening.guard().is(1) ? "" : " && " + open);
  }

  /** One d_step, with what it has written put back if it faults. */
  private void step(String guard) {
    out.open("d_step {").line("(" + guard + ");");
    if (canFault()) {
      out.line(body.fault() + " = 0;");
      body.kept().forEach(f -> out.line(frame.variables().saved(f) + " = " + f + ";"));
    }
    out.add(body.out());
    if (canFault()) {
      out.when(body.fault());
      body.kept().forEach(f -> out.line(f + " = " + frame.variables().saved(f) + ";"));
      out.line(frame.ended() + " = 1;");
      out.line("due = " + ((1L << frame.watches().size()) - 1) + ";");
      out.or("else").end();
    }
    out.close("};");
  }
}
