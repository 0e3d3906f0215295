package org.dropmaster.explain;

/**
 * One line of a report.
 *
 * @param place {@code file:line}, empty where no text says it
 */
public record Line(String text, String place) {
  /** A line without a place. */
  static Line of(String text) {
    return new Line(text, "");
  }
}
