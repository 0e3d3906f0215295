package org.dropmaster.report.promela;

import java.util.List;
import java.util.Set;

/** The jump to the label of the step at which the data say that an actor stands. */
final class Places {
  /** The label of an actor that has ended the run in the middle of a move. */
  static final String OVER = "Over";

  /** SPIN tries the options of a selection one by one, so that a long one is made of short ones. */
  private static final int MANY = 16;

  private final String pc;
  private final boolean over;

  /** Where a limit may have been reached, the actor may stand anywhere. */
  Places(Frame frame, Chain chain, boolean over) {
    this.pc = frame.variables().at(chain.routine().pc(), 0);
    this.over = over;
  }

  static String label(int pc) {
    return "L" + pc;
  }

  void select(Block out, Set<Integer> places) {
    List<Integer> sorted = places.stream().sorted().toList();
    if (sorted.size() == 1 && !over) {
      out.line("goto " + label(sorted.get(0)));
    } else if (sorted.size() <= MANY) {
      each(out, sorted);
    } else {
      parts(out, sorted);
    }
  }

  private void each(Block out, List<Integer> places) {
    out.line("if");
    for (int place : places) {
      out.branch("(" + pc + " == " + place + ")").line("goto " + label(place)).leave();
    }
    if (over) {
      out.branch("else").line("goto " + OVER).leave();
    }
    out.line("fi;");
  }

  private void parts(Block out, List<Integer> places) {
    int length = (int) Math.ceil(Math.sqrt(places.size()));
    out.line("if");
    for (int from = 0; from < places.size(); from += length) {
      int to = Math.min(from + length, places.size());
      String low = from == 0 ? "" : places.get(from) + " <= " + pc;
      String high = to == places.size() ? "" : pc + " < " + places.get(to);
      out.branch("(" + low + (low.isEmpty() || high.isEmpty() ? "" : " && ") + high + ")");
      each(out, places.subList(from, to));
      out.leave();
    }
    out.line("fi;");
  }
}
