package org.dropmaster.ownership;

import java.util.Locale;

/** Plain ASCII text in columns. */
final class AsciiText {
  private AsciiText() {}

  static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The text with blanks after it up to the width, or as it is where it is longer. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Without the blanks at its end. */
  static String trimmedEnd(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Words in lines of the width at most, each after the indent; a longer word has its own line. */
  static String wrapped(String text, String indent, int width) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      boolean fits = column > 0 && column + 1 + word.length() <= width;
      if (column > 0) {
        out.append(fits ? " " : "\n");
      }
      if (!fits) {
        out.append(indent);
        column = indent.length();
      } else {
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.append('\n').toString();
  }
}
