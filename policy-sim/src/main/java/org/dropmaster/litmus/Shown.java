package org.dropmaster.litmus;

import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.LitmusTree;

/** Which registers an outcome prints: r0, r1, ... and those that the condition names. */
final class Shown {
  private final Set<String> found = new TreeSet<>();

  private Shown() {}

  /** As {@code 1:r0}, in order. */
  static Set<String> of(LitmusTree test) {
    Shown shown = new Shown();
    for (LitmusTree.Thread thread : test.threads()) {
      for (String register : thread.registers()) {
        if (numbered(register)) {
          shown.found.add(thread.id() + ":" + register);
        }
      }
    }
    shown.expr(test.condition().condition());
    test.probe().ifPresent(p -> shown.expr(p.condition()));
    return shown.found;
  }

  private static boolean numbered(String register) {
    return register.length() > 1
        && register.charAt(0) == 'r'
        && register.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  private void expr(Expr e) {
    if (e instanceof Expr.Binary b) {
      expr(b.left());
      expr(b.right());
    } else if (e instanceof Expr.Not n) {
      expr(n.operand());
    } else if (e instanceof Expr.Quantified q) {
      expr(q.condition());
    } else if (e instanceof Expr.Of of) {
      found.add(of.thread() + ":" + of.name());
    }
  }
}
