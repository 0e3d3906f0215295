package org.dropmaster.cli;

import java.util.Map;

/**
 * When to colour, and how: only lines that begin with a known word, so that it is readable bare.
 */
enum Colour {
  AUTO,
  ALWAYS,
  NEVER;

  private static final String RED = "\u001b[1;31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RESET = "\u001b[0m";
  private static final Map<String, String> BY_BEGINNING =
      Map.of(
          "!!! ",
          RED,
          "WARNING: ",
          RED,
          "broken: ",
          RED,
          "ok: ",
          GREEN,
          "unknown: ",
          YELLOW,
          "vacuous: ",
          YELLOW);

  private boolean on() {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> Terminal.out() && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    };
  }

  /** The text, line by line, with the colours that are due. */
  String paint(String text) {
    if (!on()) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      out.append(line(line));
    }
    return out.toString();
  }

  private static String line(String line) {
    String bare = line.stripTrailing();
    return BY_BEGINNING.entrySet().stream()
        .filter(e -> line.startsWith(e.getKey()))
        .findFirst()
        .map(e -> e.getValue() + bare + RESET + line.substring(bare.length()))
        .orElse(line);
  }
}
