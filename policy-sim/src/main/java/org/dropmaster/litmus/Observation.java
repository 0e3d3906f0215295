package org.dropmaster.litmus;

/** How often a test's condition held over all its runs, in the words of litmus tests. */
public enum Observation {
  NEVER("Never"),
  SOMETIMES("Sometimes"),
  ALWAYS("Always"),
  /** A limit was hit before everything was seen: nothing is said. */
  UNKNOWN("Unknown");

  private final String word;

  Observation(String word) {
    this.word = word;
  }

  /** As it is printed. */
  public String word() {
    return word;
  }
}
