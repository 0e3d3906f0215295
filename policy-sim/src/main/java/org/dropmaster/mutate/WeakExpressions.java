package org.dropmaster.mutate;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.ExpressionText;

/** Makes expressions that say less than the one that was written. */
final class WeakExpressions {
  private static final List<String> COUNTED = List.of("get", "put");

  private WeakExpressions() {}

  /** One weaker form. */
  record Weak(String what, Expr expression) {}

  /** Of a condition: always so, never so, the contrary, and each side of an and or an or alone. */
  static List<Weak> condition(Expr condition) {
    List<Weak> weak = new ArrayList<>();
    if (!(condition instanceof Expr.Literal)) {
      weak.add(new Weak("always true", new Expr.Literal(condition.span(), 1, true)));
      weak.add(new Weak("always false", new Expr.Literal(condition.span(), 0, true)));
    }
    weak.add(new Weak("negated", negated(condition)));
    sides(condition, weak);
    return weak;
  }

  private static Expr negated(Expr condition) {
    return condition instanceof Expr.Not not
        ? not.operand()
        : new Expr.Not(condition.span(), condition);
  }

  private static void sides(Expr condition, List<Weak> weak) {
    if (condition instanceof Expr.Binary both && joins(both)) {
      weak.add(new Weak("only " + ExpressionText.of(both.left()), both.left()));
      weak.add(new Weak("only " + ExpressionText.of(both.right()), both.right()));
    }
  }

  private static boolean joins(Expr.Binary both) {
    return both.operator() == Expr.Operator.AND || both.operator() == Expr.Operator.OR;
  }

  /** Of a value: a truth value turned, an error made success, a reference not counted. */
  static List<Weak> value(Expr value) {
    if (value instanceof Expr.Literal literal && literal.bool()) {
      Expr turned = new Expr.Literal(literal.span(), 1 - literal.value(), true);
      return List.of(new Weak(ExpressionText.of(turned) + " instead", turned));
    } else if (value instanceof Expr.Errno errno) {
      return List.of(new Weak("0 instead", new Expr.Literal(errno.span(), 0, false)));
    } else if (value instanceof Expr.Call call && counts(call)) {
      return List.of(new Weak("without " + call.name(), call.arguments().get(0)));
    } else if (value instanceof Expr.Conditional choice) {
      return List.of(
          new Weak("always " + ExpressionText.of(choice.yes()), choice.yes()),
          new Weak("always " + ExpressionText.of(choice.no()), choice.no()));
    }
    return List.of();
  }

  private static boolean counts(Expr.Call call) {
    return COUNTED.contains(call.name()) && call.arguments().size() == 1;
  }
}
