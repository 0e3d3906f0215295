package org.dropmaster.report;

import java.util.List;

/** What JUnit and KTAP write a test case of, and what an exit status is made of. */
public sealed interface Case permits Result, Lapse {
  /** Whose it is. */
  String policy();

  /** What it is called. */
  String test();

  /** How it went. */
  Status status();

  /** In a word, what came of it. */
  String cell();

  /** Each in a sentence: why it is not well. */
  List<String> complaints();

  /** The report of the run that should not be, empty for none. */
  String explanation();
}
