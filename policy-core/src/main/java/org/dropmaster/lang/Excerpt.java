package org.dropmaster.lang;

/** One line of a source as a terminal shows it, and the column of a caret under it. */
record Excerpt(int line, String shown, int caret) {
  private static final int TAB = 8;
  private static final int WIDEST = 120;
  private static final int LEAD = 60;

  /** The line that a span begins in, tabs expanded, cut where it is too long for a terminal. */
  static Excerpt of(Span span) {
    Source source = span.source();
    int line = source.line(span.start());
    String raw = source.lineText(line);
    int column = source.column(span.start()) - 1;
    int from = Math.max(0, column - WIDEST);
    int to = Math.min(raw.length(), column + WIDEST);
    StringBuilder out = new StringBuilder();
    int caret = -1;
    for (int i = from; i < to; i++) {
      caret = i == column ? out.length() : caret;
      append(out, raw.charAt(i));
    }
    caret = caret < 0 ? out.length() : caret;
    return new Excerpt(line, out.toString(), caret).cut();
  }

  private static void append(StringBuilder out, char c) {
    if (c == '\t') {
      do {
        out.append(' ');
      } while (out.length() % TAB != 0);
    } else if (c != '\r') {
      out.append(c < ' ' || c >= 0x7f && c < 0xa0 ? '?' : c);
    }
  }

  /** A text in which nothing can move the cursor of a terminal. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      append(out, text.charAt(i));
    }
    return out.toString();
  }

  private Excerpt cut() {
    int from = shown.length() > WIDEST ? Math.max(0, caret - LEAD) : 0;
    int to = Math.min(shown.length(), from + WIDEST);
    return new Excerpt(line, shown.substring(from, to).stripTrailing(), caret - from);
  }

  /** The line with its number, and the caret under it with a note. */
  String render(String note) {
    String number = Integer.toString(line);
    String margin = " ".repeat(Math.max(0, 5 - number.length())) + number;
    String first = margin + " | " + shown + "\n";
    String caretLine = " ".repeat(margin.length()) + " | " + " ".repeat(caret) + "^";
    return first + caretLine + (note.isEmpty() ? "" : " " + note) + "\n";
  }
}
