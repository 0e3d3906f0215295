package org.dropmaster.report;

import java.util.stream.Stream;

/** How a result stands to what was expected, the worse the later. */
public enum Status {
  /** As expected. */
  OK("ok", "ok"),
  /** The policy lacks what the test uses. */
  NOT_APPLICABLE("not_applicable", "ok"),
  /** A limit was hit before everything was seen. */
  UNKNOWN("unknown", "unknown"),
  /** A verdict or a broken rule that was not expected, or a premise that was never reached. */
  UNEXPECTED("unexpected", "broken"),
  /** What was asked for makes no sense, as a test that cannot run under the policy it names. */
  ERROR("error", "error");

  private final String text;
  private final String whole;

  Status(String text, String whole) {
    this.text = text;
    this.whole = whole;
  }

  /** As machine formats write it. */
  public String text() {
    return text;
  }

  /** What a whole run is called of which this is the worst. */
  public String whole() {
    return whole;
  }

  /** What a run of all of these comes to. */
  public static Status worst(Stream<Status> all) {
    return all.reduce(OK, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }
}
