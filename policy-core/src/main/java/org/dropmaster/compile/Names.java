package org.dropmaster.compile;

import org.dropmaster.lang.Expr;

/** What the names in an expression stand for. */
interface Names {
  Value of(Expr.Name name);

  Value of(Expr.Of name);
}
