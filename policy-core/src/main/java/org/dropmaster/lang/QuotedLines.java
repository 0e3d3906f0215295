package org.dropmaster.lang;

/** The lines of a quoted mail; those without the quote marks are a reviewer's remarks. */
final class QuotedLines {
  private QuotedLines() {}

  /** The offset behind so many quote marks at the start of a line, -1 if the line has fewer. */
  static int behindMarks(String text, int lineStart, int marks) {
    int at = lineStart;
    for (int left = marks; left > 0; left--) {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      if (at >= text.length() || text.charAt(at) != '>') {
        return -1;
      }
      at++;
    }
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  /** The text without quote marks behind its newlines and without carriage returns. */
  static String strip(String text, int marks) {
    if (marks == 0 && text.indexOf('\r') < 0) {
      return text.stripTrailing();
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\r') {
        out.append(c);
      }
      if (c == '\n' && marks > 0) {
        at = Math.max(at, behindMarks(text, at, marks));
      }
    }
    return out.toString().stripTrailing();
  }
}
