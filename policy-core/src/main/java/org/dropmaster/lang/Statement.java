package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;

/** A statement of a policy as written; each is one atomic step unless it only moves on. */
public sealed interface Statement {
  Span span();

  /** {@code int r;} or {@code owner *o;}: a local, one name a statement, at 0 or NULL. */
  record Declare(Span span, Type type, String name) implements Statement {}

  /** {@code f.me = get(o);} The target is a {@link Expr.Name} or a {@link Expr.Member}. */
  record Assign(Span span, Expr target, Expr value) implements Statement {}

  /** {@code put(o);} A call as a statement. */
  record Do(Span span, Expr.Call call) implements Statement {}

  /** {@code if (c) ... else ...} */
  record If(Span span, Expr condition, Block yes, Optional<Block> no) implements Statement {}

  /** {@code for_each(dmabuf d : c) { }} */
  record ForEach(Span span, String kind, String variable, Expr condition, Block body)
      implements Statement {}

  /** {@code guard(l);} to the end of the function. */
  record Guard(Span span, Mode mode, Expr lock) implements Statement {}

  /** {@code scoped_guard(l) { }} */
  record ScopedGuard(Span span, Mode mode, Expr lock, Block body) implements Statement {}

  /** {@code return;} or {@code return e;} */
  record Return(Span span, Optional<Expr> value) implements Statement {}

  /** {@code goto out;} forward only. */
  record Goto(Span span, String label) implements Statement {}

  /** {@code out:} */
  record Label(Span span, String name) implements Statement {}

  record Break(Span span) implements Statement {}

  record Continue(Span span) implements Statement {}

  /** {@code { }}; the braces of a single statement under {@code if} may have been left out. */
  record Block(Span span, List<Statement> statements) implements Statement {}

  /** How a guard takes its lock: {@code guard}, {@code guard_read}, {@code guard_write}. */
  enum Mode {
    PLAIN,
    READ,
    WRITE
  }
}
