package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One way for an actor to move, as an option of a selection.
 *
 * <p>A move is one d_step. Only where it forks in the middle, or can lead to several places, is it
 * an atomic sequence of a few; what they hand on is in the state, since SPIN comes back to them.
 */
final class Option {
  /** The label of an actor that has ended the run in the middle of a move. */
  static final String OVER = "Over";

  /** The label behind which the monitor looks at what was done. */
  static final String LOOK = "Look";

  private final Frame frame;
  private final Chain chain;
  private final Formula formula;
  private final Move move;
  private final Block out;
  private final String pc;
  private boolean faults;
  private boolean limits;
  private boolean forks;

  Option(Frame frame, Chain chain, long[] masks, Formula formula, Block out) {
    this.frame = frame;
    this.chain = chain;
    this.formula = formula;
    this.out = out;
    this.move = new Move(frame, chain, masks, formula);
    this.pc = frame.variables().at(chain.routine().pc(), 0);
  }

  static String label(int pc) {
    return "L" + pc;
  }

  boolean canFault() {
    return faults;
  }

  /** Whether the monitor looks afterwards. */
  boolean looks() {
    return faults || move.watched();
  }

  boolean canReachLimit() {
    return limits;
  }

  /** Where the actor can rest afterwards. */
  Set<Integer> rests() {
    Set<Integer> rests = new TreeSet<>(move.stops());
    rests.removeIf(chain::forks);
    return rests;
  }

  /** Writes it. */
  void write(Opening opening) {
    out.open(":: atomic {");
    Block first = out.apart();
    Body body = move.on(first);
    int depth = move.take(opening.taken());
    forks = move.stops().stream().anyMatch(chain::forks);
    move.finish(true);
    body.close(depth);
    faults = body.faults() > 0;
    limits = body.limits() > 0;
    step(enabled(opening), body);
    if (forks) {
      forks();
    }
    dispatch();
    out.close("}");
  }

  private String enabled(Opening opening) {
    List<String> any = new ArrayList<>(formula.faults(opening.guard()));
    any.add(formula.value(opening.guard()));
    String open = any.size() == 1 ? any.get(0) : "(" + String.join(" || ", any) + ")";
    String condition = opening.condition().is(1) ? "" : formula.value(opening.condition()) + " && ";
    return "!" + frame.ended() + " && " + condition + open;
  }

  /** One d_step, with what it has written put back if it faults. */
  private void step(String guard, Body body) {
    out.open("d_step {").line("(" + guard + ");");
    if (body.faults() > 0) {
      out.line(body.fault() + " = 0;");
      body.kept().forEach(f -> out.line(frame.variables().saved(f) + " = " + f + ";"));
    }
    out.add(body.out());
    if (body.faults() > 0) {
      out.when(body.fault());
      body.kept().forEach(f -> out.line(f + " = " + frame.variables().saved(f) + ";"));
      out.line(frame.ended() + " = 1;");
      out.line("due = " + ((1L << frame.watches().size()) - 1) + ";");
      out.or("else").end();
    }
    out.close("};");
  }

  private void forks() {
    out.line("do");
    Set<Integer> done = new TreeSet<>();
    Set<Integer> left = forksLeft(done);
    while (!left.isEmpty()) {
      for (int fork : left) {
        done.add(fork);
        for (int choice = 0; choice < chain.step(fork).choices(); choice++) {
          fork(new Opening.Taken(fork, choice));
        }
      }
      left = forksLeft(done);
    }
    out.branch("else").line("break").leave().line("od;");
  }

  private Set<Integer> forksLeft(Set<Integer> done) {
    Set<Integer> left = new TreeSet<>(move.stops());
    left.removeIf(at -> !chain.forks(at) || done.contains(at));
    return left;
  }

  private void fork(Opening.Taken taken) {
    Body body = move.on(out.apart());
    int depth = move.branch(taken);
    move.finish(false);
    body.close(depth);
    if (body.faults() > 0) {
      throw new IllegalStateException("a step can fault behind a fork");
    }
    limits |= body.limits() > 0;
    out.open(":: d_step {");
    out.line("(!" + frame.ended() + " && " + pc + " == " + taken.pc() + ");");
    out.add(body.out()).close("}");
  }

  /** Goes to where the data say that the actor is. */
  private void dispatch() {
    List<Integer> rests = List.copyOf(rests());
    if (looks()) {
      out.line("goto " + LOOK);
    } else if (rests.size() == 1 && !limits) {
      out.line("goto " + label(rests.get(0)));
    } else {
      select(out, pc, rests, limits ? OVER : "");
    }
  }

  /** A selection by the place where an actor stands. */
  static void select(Block out, String at, List<Integer> places, String otherwise) {
    out.line("if");
    for (int place : places) {
      out.branch("(" + at + " == " + place + ")").line("goto " + label(place)).leave();
    }
    if (!otherwise.isEmpty()) {
      out.branch("else").line("goto " + otherwise).leave();
    }
    out.line("fi;");
  }
}
