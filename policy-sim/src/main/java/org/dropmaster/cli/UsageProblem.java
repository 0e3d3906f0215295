package org.dropmaster.cli;

/** The user's words or files are at fault; the message says what to do, and the run ends with 2. */
public final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message is printed as it is, behind {@code dropmaster: }. */
  public UsageProblem(String message) {
    super(message);
  }
}
