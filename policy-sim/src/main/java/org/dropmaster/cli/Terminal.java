package org.dropmaster.cli;

import org.jspecify.annotations.Nullable;

/**
 * Which of the process's streams end at a terminal. Java cannot ask; the launcher can, and tells by
 * a property.
 */
final class Terminal {
  private Terminal() {}

  /** Whether standard output does. */
  static boolean out() {
    return named("out");
  }

  /** Whether standard error does. */
  static boolean err() {
    return named("err");
  }

  private static boolean named(String stream) {
    @Nullable String terminals = System.getProperty("dropmaster.terminal");
    return terminals != null && terminals.contains(stream);
  }
}
