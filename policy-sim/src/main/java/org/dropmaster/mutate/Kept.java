package org.dropmaster.mutate;

import java.util.Locale;
import java.util.Optional;
import org.dropmaster.lang.Source;
import org.dropmaster.lang.Span;

/**
 * The reason for which a line is kept although no test misses it: a comment {@code kept: REASON}
 * behind the line or right above it.
 */
final class Kept {
  private static final String WORD = "kept:";

  private Kept() {}

  static Optional<String> reason(Span statement) {
    Source source = statement.source();
    String text = source.text();
    int end = text.indexOf('\n', statement.start());
    int behind = text.indexOf("/*", statement.start());
    if (behind >= 0 && (end < 0 || behind < end)) {
      return reason(text, behind);
    }
    int before = statement.start() - 1;
    while (before > 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    if (before < 1 || !text.startsWith("*/", before - 1)) {
      return Optional.empty();
    }
    int comment = text.lastIndexOf("/*", before);
    return beginsLine(text, comment) ? reason(text, comment) : Optional.empty();
  }

  /** What stands behind a line speaks of that line and not of the next. */
  private static boolean beginsLine(String text, int at) {
    return at >= 0 && text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank();
  }

  private static Optional<String> reason(String text, int comment) {
    int end = text.indexOf("*/", comment + 2);
    if (end < 0) {
      return Optional.empty();
    }
    String said = text.substring(comment + 2, end);
    int at = said.toLowerCase(Locale.ROOT).indexOf(WORD);
    return at < 0
        ? Optional.empty()
        : Optional.of(said.substring(at + WORD.length()).replaceAll("[\\s*]+", " ").strip());
  }
}
