package org.dropmaster.lang;

import java.util.List;

/** How the lines of a comment move when its first line does. */
final class CommentText {
  private static final int TAB = 8;

  private CommentText() {}

  /** The comment with its later lines under its first, which stood at a column. */
  static String indented(Comment comment, int column, String indent) {
    List<String> lines = Pieces.of(comment.text(), "\n");
    StringBuilder out = new StringBuilder(lines.get(0).stripTrailing());
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      String bare = line.stripLeading();
      out.append('\n');
      if (bare.startsWith("*")) {
        out.append(indent).append(' ').append(bare);
      } else if (!bare.isEmpty()) {
        out.append(indent).append(without(line, column));
      }
    }
    return out.toString();
  }

  /** A line without up to so many columns of leading blanks. */
  private static String without(String line, int columns) {
    int at = 0;
    int column = 0;
    while (at < line.length() && column < columns && isBlank(line.charAt(at))) {
      column = line.charAt(at) == '\t' ? (column / TAB + 1) * TAB : column + 1;
      at++;
    }
    return line.substring(at);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The columns that a text takes, with tabs. */
  static int width(String text) {
    int column = 0;
    for (int i = 0; i < text.length(); i++) {
      column = text.charAt(i) == '\t' ? (column / TAB + 1) * TAB : column + 1;
    }
    return column;
  }
}
