package org.dropmaster.compile;

import org.dropmaster.lang.Span;

/** A text that passed the checks but says something that cannot be compiled. */
public final class CompileException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Span span;

  public CompileException(Span span, String message) {
    super(message);
    this.span = span;
  }

  /** Where. */
  public Span span() {
    return span;
  }
}
