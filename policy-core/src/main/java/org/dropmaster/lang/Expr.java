package org.dropmaster.lang;

import java.util.List;

/** An expression as written. */
public sealed interface Expr {
  Span span();

  /** {@code 7}, {@code true} (1 with {@code bool} set), {@code false}. */
  record Literal(Span span, int value, boolean bool) implements Expr {}

  /** {@code NULL}. */
  record Null(Span span) implements Expr {}

  /** An errno: {@code -EBUSY} has name {@code EBUSY}. May_fail's bare {@code ENOMEM} is one too. */
  record Errno(Span span, String name, boolean negative) implements Expr {}

  /** A local, a parameter, {@code device}, {@code current}, or in conditions a rule or a state. */
  record Name(Span span, String name) implements Expr {}

  /** A register or the object made by a thread's call, in conditions: {@code 1:r0}, {@code 0:d}. */
  record Of(Span span, int thread, String name) implements Expr {}

  /** {@code f.me}; {@code f->me} is accepted and means the same. */
  record Member(Span span, Expr object, String field) implements Expr {}

  /** A helper, an entry point or a verb: {@code get(x)}. */
  record Call(Span span, String name, List<Expr> arguments) implements Expr {}

  /** {@code new owner}. */
  record New(Span span, String kind) implements Expr {}

  /** {@code !a}. */
  record Not(Span span, Expr operand) implements Expr {}

  /** Two operands; {@code &&} and {@code ||} stop early. */
  record Binary(Span span, Operator operator, Expr left, Expr right) implements Expr {}

  /** {@code c ? a : b}. */
  record Conditional(Span span, Expr condition, Expr yes, Expr no) implements Expr {}

  /**
   * {@code exists(dmabuf d : c)} and {@code forall(...)} over the objects of a kind that are alive.
   */
  record Quantified(Span span, boolean all, String kind, String variable, Expr condition)
      implements Expr {}

  /** The operators of {@link Binary}. */
  enum Operator {
    OR("||"),
    AND("&&"),
    EQ("=="),
    NE("!="),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    ADD("+"),
    SUB("-");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** As it is written in C. */
    public String text() {
      return text;
    }
  }
}
