package org.dropmaster.lang;

/**
 * A word or sign of a text.
 *
 * @param margin whether it stands first on its line, without indentation
 */
record Token(Kind kind, String text, Span span, boolean margin) {
  enum Kind {
    NAME,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String wanted) {
    return kind != Kind.END && text.equals(wanted);
  }

  boolean name() {
    return kind == Kind.NAME;
  }

  /** As an error message names it. */
  String shown() {
    String cut = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return kind == Kind.END ? "the end of the file" : "'" + cut + "'";
  }
}
