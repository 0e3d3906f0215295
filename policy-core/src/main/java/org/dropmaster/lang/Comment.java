package org.dropmaster.lang;

/**
 * A comment, which the parser skips and the formatter keeps.
 *
 * @param text with its marks, without the quote marks of a mail and without carriage returns
 */
record Comment(Span span, String text) {
  boolean block() {
    return text.startsWith("/*");
  }

  boolean endsLine() {
    return !block() || text.indexOf('\n') >= 0;
  }
}
