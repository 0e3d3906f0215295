package org.dropmaster.lang;

/** Leaves the construct being parsed; its message has been recorded before. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SyntaxError() {
    super("syntax error");
  }
}
