package org.dropmaster.lang;

import java.util.Optional;

/** How operators are written and how tightly they bind. */
final class Operators {
  private Operators() {}

  /** The operator of a sign; in conditions of litmus tests also those of herd. */
  static Optional<Expr.Operator> of(String sign, boolean litmus) {
    for (Expr.Operator operator : Expr.Operator.values()) {
      if (operator.text().equals(sign)) {
        return Optional.of(operator);
      }
    }
    return litmus ? herd(sign) : Optional.empty();
  }

  private static Optional<Expr.Operator> herd(String sign) {
    return switch (sign) {
      case "/\\" -> Optional.of(Expr.Operator.AND);
      case "\\/" -> Optional.of(Expr.Operator.OR);
      case "=" -> Optional.of(Expr.Operator.EQ);
      default -> Optional.empty();
    };
  }

  /** As in C; the higher the tighter. */
  static int precedence(Expr.Operator operator) {
    return switch (operator) {
      case OR -> 1;
      case AND -> 2;
      case EQ, NE -> 3;
      case LT, LE, GT, GE -> 4;
      case ADD, SUB -> 5;
    };
  }
}
