package org.dropmaster.report.promela;

import org.dropmaster.litmus.Instance;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Term;

/** The process that looks at the final states, where nobody else can move, and changes none. */
final class Judge {
  private final Frame frame;
  private final Formula formula;
  private final Instance instance;
  private final Block out = new Block(0);

  Judge(Frame frame, Instance instance) {
    this.frame = frame;
    this.formula = new Formula(frame.variables());
    this.instance = instance;
  }

  String process() {
    out.open("active proctype judge() {").line("do");
    out.open(":: atomic { timeout -> d_step {");
    out.when(frame.limit()).line(frame.note("limit"));
    out.or("else");
    for (Rule rule : Rule.values()) {
      out.line(frame.breaksPerhaps(rule.ordinal()) + ";");
    }
    end();
    out.end().close("}}").line("od").close("}");
    return out.toString();
  }

  private void end() {
    Term running = Term.of(frame.program().ended()).not();
    instance.atEnd().forEach((rule, breaks) -> sees(rule, running.and(breaks)));
    out.when(value(instance.positive())).line(frame.note("positive"));
    out.or("else").line(frame.note("negative")).end();
    instance.atEnd().keySet().forEach(this::forgets);
  }

  /** A rule that only a final state can break is set while the test's condition is asked. */
  private void sees(Rule rule, Term when) {
    String broken = frame.broken(rule.ordinal());
    String old = frame.variables().saved(broken);
    out.line(old + " = " + broken + ";").when(value(when)).line(broken + " = 1;");
    out.line(frame.breaks(rule.ordinal())).or("else").end();
  }

  private void forgets(Rule rule) {
    String broken = frame.broken(rule.ordinal());
    out.line(broken + " = " + frame.variables().saved(broken) + ";");
  }

  private String value(Term term) {
    if (!term.harmless()) {
      throw new IllegalStateException("a condition that can fault");
    }
    return formula.value(new Rewrite(t -> t).term(term));
  }
}
