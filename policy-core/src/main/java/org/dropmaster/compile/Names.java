package org.dropmaster.compile;

import org.dropmaster.lang.Expr;

/** What the names in an expression stand for. */
interface Names {
  Value of(Expr.Name name);

  Value of(Expr.Of name);

  /** The same, and this variable stands for that value. */
  default Names with(String variable, Value value) {
    Names outer = this;
    return new Names() {
      @Override
      public Value of(Expr.Name name) {
        return name.name().equals(variable) ? value : outer.of(name);
      }

      @Override
      public Value of(Expr.Of of) {
        return outer.of(of);
      }
    };
  }
}
