package org.dropmaster.lang;

/**
 * A stretch of a source text, by character offset.
 *
 * @param start offset of the first character
 * @param end offset behind the last character
 */
public record Span(Source source, int start, int end) {
  /** The line of the first character, counted from 1. */
  public int line() {
    return source.line(start);
  }

  /** {@code file:line}, as an error message or a splat names a place. */
  public String place() {
    return source.name() + ":" + line();
  }

  /** The part of the text that is in its first line, without blanks around it. */
  public String firstLine() {
    int cut = source.text().indexOf('\n', start);
    return source.text().substring(start, cut < 0 ? end : Math.min(cut, end)).strip();
  }

  /** The text itself. */
  public String text() {
    return source.text().substring(start, end);
  }
}
