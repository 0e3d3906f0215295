package org.dropmaster.report;

import java.util.List;

/**
 * What is not as it should be although every test has its result.
 *
 * @param what it is about
 * @param why in a sentence
 */
public record Lapse(Kind kind, String policy, String what, String why) implements Case {
  /** Whose a lapse is that is no single policy's. */
  public static final String ALL = "all policies";

  /** The kinds of them. */
  public enum Kind {
    /** The expected table has a row that nothing is a result of. */
    GONE("gone", Status.UNEXPECTED),
    /** A line that no test runs, where every one should be. */
    UNRUN("unrun", Status.UNEXPECTED),
    /** A rule that was never exercised, where every one should be. */
    VACUOUS("vacuous", Status.UNEXPECTED),
    /** No test applies to any policy. */
    NOTHING("nothing_run", Status.ERROR);

    private final String text;
    private final Status status;

    Kind(String text, Status status) {
      this.text = text;
      this.status = status;
    }

    /** As machine formats write it. */
    public String text() {
      return text;
    }
  }

  /** That nothing is a result of this row. */
  public static Lapse gone(ExpectedTable.Row row) {
    String why = "expected " + row.cell() + " (" + row.place() + "), and there is no such test now";
    return new Lapse(Kind.GONE, row.policy(), row.test(), why);
  }

  /** That no test runs this line. */
  public static Lapse unrun(LineCover.Unrun line) {
    return new Lapse(Kind.UNRUN, line.policy(), line.place(), line.why() + ": " + line.text());
  }

  /** That no test applies. */
  public static Lapse nothing() {
    return new Lapse(Kind.NOTHING, ALL, "", "no test applies to any policy, so nothing was run");
  }

  @Override
  public String test() {
    return (kind.text + " " + what).strip();
  }

  @Override
  public Status status() {
    return kind.status;
  }

  @Override
  public String cell() {
    return kind.text;
  }

  @Override
  public List<String> complaints() {
    return List.of(why);
  }

  @Override
  public String explanation() {
    return "";
  }

  /** As a line for people. */
  public String line() {
    return "!!! " + kind.text + ": " + policy + (what.isEmpty() ? "" : ", " + what) + ": " + why;
  }
}
