package org.dropmaster.litmus.files;

/** A text that cannot be found, read or understood; the user can mend it. */
public final class TextProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean rendered;

  private TextProblem(String message, boolean rendered) {
    super(message);
    this.rendered = rendered;
  }

  /** A sentence. */
  static TextProblem of(String sentence) {
    return new TextProblem(sentence, false);
  }

  /** Diagnostics of texts, each with its place, as they are to be printed. */
  static TextProblem diagnostics(String rendered) {
    return new TextProblem(rendered, true);
  }

  /** Whether the message is made of diagnostics that name their places themselves. */
  public boolean rendered() {
    return rendered;
  }
}
