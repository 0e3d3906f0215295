package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts at a separator, without the regular expressions that a browser would have to load. */
final class Pieces {
  private Pieces() {}

  /** What stands between the separators; one piece if there is none. */
  static List<String> of(String text, String separator) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      pieces.add(text.substring(from, at));
      from = at + separator.length();
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
