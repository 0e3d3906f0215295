package org.dropmaster.cli;

import org.dropmaster.report.Status;

/** What the shell learns from a run. */
public enum ExitStatus {
  /** All as expected. */
  OK(0),
  /** A rule or property is broken, or a verdict was not the expected one. */
  BROKEN(1),
  /** The command line is wrong, or a file is in error. */
  USAGE(2),
  /** A limit was reached and the verdict is unknown. */
  LIMIT(3),
  /** Something that should not happen did, and wants to be reported. */
  INTERNAL(70);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** That of a whole whose worst case stands so. */
  static ExitStatus of(Status status) {
    return switch (status) {
      case OK, NOT_APPLICABLE -> OK;
      case UNKNOWN -> LIMIT;
      case UNEXPECTED -> BROKEN;
      case ERROR -> USAGE;
    };
  }

  /** The number that the process ends with. */
  public int code() {
    return code;
  }

  /**
   * The one of two that a run of both ends with: an internal error before all, then usage, then a
   * broken rule, then a limit.
   */
  public ExitStatus worse(ExitStatus other) {
    return weight() >= other.weight() ? this : other;
  }

  private int weight() {
    return switch (this) {
      case OK -> 0;
      case LIMIT -> 1;
      case BROKEN -> 2;
      case USAGE -> 3;
      case INTERNAL -> 4;
    };
  }
}
