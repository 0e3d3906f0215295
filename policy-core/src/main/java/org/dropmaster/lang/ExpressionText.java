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

  /** The operands of a chain of {@code &&} or {@code ||}, where a long line may be broken. */
  static List<String> pieces(Expr expression) {
    List<String> pieces = new ArrayList<>();
    Expr rest = expression;
    String operator = "";
    while (rest instanceof Expr.Binary binary && chains(binary, expression)) {
      int binds = Operators.precedence(binary.operator());
      pieces.add(0, operand(binary, binary.right(), binds + 1) + operator);
      operator = " " + binary.operator().text();
      rest = binary.left();
    }
    boolean chain = !operator.isEmpty() && expression instanceof Expr.Binary;
    String first = chain ? operand((Expr.Binary) expression, rest, binds(expression)) : of(rest);
    pieces.add(0, first + operator);
    return pieces;
  }

  private static boolean chains(Expr.Binary binary, Expr whole) {
    boolean logical =
        binary.operator() == Expr.Operator.AND || binary.operator() == Expr.Operator.OR;
    return logical && whole instanceof Expr.Binary top && top.operator() == binary.operator();
  }

  private static String composed(Expr expression) {
    if (expression instanceof Expr.Call call) {
      return call.name() + "(" + list(call.arguments()) + ")";
    } else if (expression instanceof Expr.Not not) {
      return "!" + within(not.operand(), UNARY);
    } else if (expression instanceof Expr.Binary binary) {
      int binds = Operators.precedence(binary.operator());
      String left = operand(binary, binary.left(), binds);
      String right = operand(binary, binary.right(), binds + 1);
      return left + " " + binary.operator().text() + " " + right;
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

  /** An operand; {@code &&} inside {@code ||} has parentheses, as compilers ask for them. */
  private static String operand(Expr.Binary binary, Expr operand, int lowest) {
    boolean mixed =
        binary.operator() == Expr.Operator.OR
            && operand instanceof Expr.Binary inner
            && inner.operator() == Expr.Operator.AND;
    return mixed ? "(" + of(operand) + ")" : within(operand, lowest);
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
