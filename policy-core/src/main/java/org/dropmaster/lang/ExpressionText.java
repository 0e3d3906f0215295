package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;

/** Writes expressions, with no more parentheses than needed. */
public final class ExpressionText {
  private static final int CONDITIONAL = 0;
  private static final int UNARY = 6;
  private static final int PRIMARY = 7;

  private ExpressionText() {}

  /** The expression as {@code fmt} writes it. */
  public static String of(Expr expression) {
    if (expression instanceof Expr.Literal literal) {
      return literal(literal);
    } else if (expression instanceof Expr.Null) {
      return "NULL";
    } else if (expression instanceof Expr.Errno errno) {
      return (errno.negative() ? "-" : "") + errno.name();
    } else if (expression instanceof Expr.Name name) {
      return name.name();
    } else if (expression instanceof Expr.Of of) {
      return of.thread() + ":" + of.name();
    } else if (expression instanceof Expr.Member member) {
      return within(member.object(), PRIMARY) + "." + member.field();
    } else if (expression instanceof Expr.New created) {
      return "new " + created.kind();
    }
    return composed(expression);
  }

  private static String composed(Expr expression) {
    if (expression instanceof Expr.Call call) {
      return call.name() + "(" + list(call.arguments()) + ")";
    } else if (expression instanceof Expr.Not not) {
      return "!" + within(not.operand(), UNARY);
    } else if (expression instanceof Expr.Binary binary) {
      int binds = Operators.precedence(binary.operator());
      String left = within(binary.left(), binds);
      return left + " " + binary.operator().text() + " " + within(binary.right(), binds + 1);
    } else if (expression instanceof Expr.Conditional conditional) {
      String condition = within(conditional.condition(), CONDITIONAL + 1);
      return condition + " ? " + of(conditional.yes()) + " : " + of(conditional.no());
    } else if (expression instanceof Expr.Quantified quantified) {
      String word = quantified.all() ? "forall" : "exists";
      String bound = quantified.kind() + " " + quantified.variable();
      return word + "(" + bound + " : " + of(quantified.condition()) + ")";
    }
    throw new IllegalArgumentException("no text for " + expression);
  }

  private static String literal(Expr.Literal literal) {
    if (literal.bool()) {
      return literal.value() != 0 ? "true" : "false";
    }
    return Integer.toString(literal.value());
  }

  private static String list(List<Expr> expressions) {
    List<String> words = new ArrayList<>();
    expressions.forEach(each -> words.add(of(each)));
    return String.join(", ", words);
  }

  private static String within(Expr expression, int lowest) {
    String text = of(expression);
    return binds(expression) < lowest ? "(" + text + ")" : text;
  }

  private static int binds(Expr expression) {
    if (expression instanceof Expr.Binary binary) {
      return Operators.precedence(binary.operator());
    } else if (expression instanceof Expr.Conditional) {
      return CONDITIONAL;
    } else if (expression instanceof Expr.Not) {
      return UNARY;
    } else if (expression instanceof Expr.Literal literal) {
      return literal.value() < 0 ? UNARY : PRIMARY;
    } else if (expression instanceof Expr.Errno errno) {
      return errno.negative() ? UNARY : PRIMARY;
    }
    return PRIMARY;
  }
}
