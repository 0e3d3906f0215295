package org.dropmaster.report;

/** How a result stands to what was expected. */
public enum Status {
  /** As expected. */
  OK,
  /** A verdict or a broken rule that was not expected, or a premise that was never reached. */
  UNEXPECTED,
  /** A limit was hit before everything was seen. */
  UNKNOWN,
  /** The policy lacks what the test uses. */
  NOT_APPLICABLE;

  /** As machine formats write it. */
  public String text() {
    return switch (this) {
      case OK -> "ok";
      case UNEXPECTED -> "unexpected";
      case UNKNOWN -> "unknown";
      case NOT_APPLICABLE -> "not_applicable";
    };
  }
}
