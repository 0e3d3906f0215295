package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;

/** Fits text into columns. */
final class Wrap {
  private Wrap() {}

  /** Lines of at most that many characters, broken at spaces where there are some. */
  static List<String> words(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int at = rest.lastIndexOf(' ', width);
      int cut = at > width / 3 ? at : width;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** The text, or its beginning and two dots. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 2)) + "..";
  }

  /** The text with spaces behind it. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
