package org.dropmaster.cli;

import org.jspecify.annotations.Nullable;

/**
 * Which of the process's streams end at a terminal. Java cannot ask; the launcher can, and tells by
 * a property.
 */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** Whether standard output does. */
  static boolean out() {
    return named("out");
  }

  /** Whether standard error does. */
  static boolean err() {
    return named("err");
  }

  /** As much of a line as fits there: one that wrapped could not be taken away. */
  static String fit(String line) {
    int columns = Integer.getInteger("dropmaster.columns", USUAL_COLUMNS);
    return columns > 1 && line.length() >= columns ? line.substring(0, columns - 1) : line;
  }

  private static boolean named(String stream) {
    @Nullable String terminals = System.getProperty("dropmaster.terminal");
    return terminals != null && terminals.contains(stream);
  }
}
