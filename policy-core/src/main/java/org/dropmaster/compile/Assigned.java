package org.dropmaster.compile;

import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Statement;

/** Tells whether a function assigns a parameter of its own. */
final class Assigned {
  private Assigned() {}

  static boolean in(Function function, int parameter) {
    return in(function.body(), function.parameters().get(parameter).name());
  }

  private static boolean in(Statement s, String name) {
    if (s instanceof Statement.Assign a) {
      return a.target() instanceof Expr.Name target && target.name().equals(name);
    } else if (s instanceof Statement.Block b) {
      return b.statements().stream().anyMatch(inner -> in(inner, name));
    } else if (s instanceof Statement.If i) {
      return in(i.yes(), name) || i.no().isPresent() && in(i.no().get(), name);
    } else if (s instanceof Statement.ForEach f) {
      return in(f.body(), name);
    }
    return s instanceof Statement.ScopedGuard g && in(g.body(), name);
  }
}
