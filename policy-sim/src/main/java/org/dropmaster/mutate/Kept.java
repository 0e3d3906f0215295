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
    boolean comment = before > 0 && text.startsWith("*/", before - 1);
    return comment ? reason(text, text.lastIndexOf("/*", before)) : Optional.empty();
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
