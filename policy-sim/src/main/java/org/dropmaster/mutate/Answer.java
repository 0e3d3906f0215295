package org.dropmaster.mutate;

/**
 * What the tests say to one change.
 *
 * @param test the first test that differs, empty for none
 * @param how how it differs, or where nothing does, which limit was hit on the way
 */
record Answer(Kind kind, String test, String how) {
  /** How it stands with a change. */
  enum Kind {
    /** A test gives another verdict. */
    CAUGHT,
    /** Every test gives the same verdict. */
    SURVIVES,
    /** No test is known to differ, and some search ended at a limit. */
    UNKNOWN,
    /** It checks and yet cannot be made into a program. */
    NO_PROGRAM
  }

  static final Answer SURVIVES = new Answer(Kind.SURVIVES, "", "");
}
