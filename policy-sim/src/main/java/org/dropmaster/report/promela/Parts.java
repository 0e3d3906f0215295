package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The common steps of an actor, in parts that are each one d_step. */
final class Parts {
  /** SPIN 6.5.2 refuses longer ones ("d_step sequence too long"), by a count of its own. */
  private static final int MOST_LINES = 1300;

  /** What it takes to find the way to a step, and to leave. */
  private static final int ENTRY_LINES = 6;

  private final Frame frame;
  private final Chain chain;
  private final long[] masks;
  private final Formula formula;
  private final String pc;
  private final Map<Integer, Integer> numbers = new TreeMap<>();
  private final Set<Integer> forks = new TreeSet<>();
  private int count;

  Parts(Frame frame, Chain chain, long[] masks, Formula formula) {
    this.frame = frame;
    this.chain = chain;
    this.masks = masks;
    this.formula = formula;
    this.pc = frame.variables().at(chain.routine().pc(), 0);
    int lines = MOST_LINES;
    for (int at : chain.common().steps()) {
      if (chain.step(at).choices() > 1) {
        forks.add(at);
        continue;
      }
      Block alone = new Block(0);
      step(at, alone);
      lines += alone.lines() + ENTRY_LINES;
      if (lines > MOST_LINES) {
        count++;
        lines = alone.lines() + ENTRY_LINES;
      }
      numbers.put(at, count);
    }
  }

  /** How many there are; they are numbered from 1. */
  int count() {
    return count;
  }

  /** The number of a step's part; forks, which are no d_step, have the number behind the last. */
  int number(int at) {
    return numbers.getOrDefault(at, count + 1);
  }

  /** The common steps that go one of several ways. */
  Set<Integer> forks() {
    return forks;
  }

  /** Writes one for moves that may come from these steps; tells of how many limits there are. */
  int write(int number, Set<Integer> from, Block out) {
    Set<Integer> entries = new TreeSet<>(from);
    numbers.keySet().stream()
        .filter(at -> number(at) != number)
        .forEach(at -> entries.addAll(chain.exits(at)));
    entries.removeIf(at -> numbers.getOrDefault(at, 0) != number);
    out.when(frame.ended()).line("goto " + done(number)).or("else");
    enter(List.copyOf(entries), out);
    out.end();
    int limits = 0;
    for (int at : numbers.keySet()) {
      limits += number(at) == number ? step(at, out) : 0;
    }
    boolean several = count > 1 || !forks.isEmpty();
    out.line(done(number) + ": " + (several ? frame.part() + " = 0;" : "skip"));
    if (several) {
      out.line(away(number) + ": skip");
    }
    return limits;
  }

  /** Halves the entries until one is left. */
  private void enter(List<Integer> entries, Block out) {
    int half = entries.size() / 2;
    if (half == 0) {
      entries.forEach(at -> out.line("goto " + label(at)));
      return;
    }
    out.when("(" + pc + " < " + entries.get(half) + ")");
    enter(entries.subList(0, half), out);
    out.or("else");
    enter(entries.subList(half, entries.size()), out);
    out.end();
  }

  private int step(int at, Block out) {
    out.line(label(at) + ":");
    due(out, masks[at]);
    Body body = new Body(frame, formula, out, false);
    Row row = new Row(frame, chain, formula);
    int limits = body.limits();
    Jump jump = row.act(body, new Opening.Taken(at, 0));
    body.note();
    if (body.limits() > limits) {
      out.when(frame.ended()).line("goto " + done(number(at))).or("else").end();
    }
    leave(at, row, jump, body);
    return body.limits();
  }

  /** Goes on. Only who leaves the part needs to say where he stands. */
  private void leave(int at, Row row, Jump jump, Body body) {
    List<Integer> exits = new ArrayList<>(chain.exits(at));
    if (exits.size() == 1) {
      leave(at, exits.get(0), row, body);
      return;
    }
    Block out = body.out();
    if (jump.condition().isPresent()) {
      out.when(formula.value(jump.condition().get()));
      leave(at, jump.yes(), row, body);
      out.or("else");
      leave(at, jump.no(), row, body);
      out.end();
      return;
    }
    out.line("if");
    for (int to : exits) {
      out.branch("(" + frame.variables().scratch("to") + " == " + to + ")");
      leave(at, to, row, body);
      out.leave();
    }
    out.line("fi;");
  }

  private void leave(int from, int to, Row row, Body body) {
    row.clear(body, from, to);
    Block out = body.out();
    if (number(from) == numbers.getOrDefault(to, 0)) {
      out.line("goto " + label(to) + ";");
      return;
    }
    body.assign(pc, Integer.toString(to));
    if (chain.common().has(to)) {
      out.line(frame.part() + " = " + number(to) + ";").line("goto " + away(number(from)) + ";");
    } else {
      out.line("goto " + done(number(from)) + ";");
    }
  }

  /** Says what is to be watched behind the move. */
  static void due(Block out, long mask) {
    if (mask != 0) {
      out.line("due = due | " + mask + ";");
    }
  }

  private static String label(int at) {
    return "T" + at;
  }

  private static String done(int number) {
    return "Done" + number;
  }

  private static String away(int number) {
    return "Away" + number;
  }
}
