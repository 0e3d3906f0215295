package org.dropmaster.program;

/**
 * Where a step comes from.
 *
 * @param file the policy, importer, litmus test or built-in part
 * @param line counted from 1; 0 for a step of the kernel that no text spells out
 * @param text the statement, or what the kernel does
 */
public record Origin(String file, int line, String text) {
  /** {@code file:line}, or the file alone. */
  public String place() {
    return line == 0 ? file : file + ":" + line;
  }
}
