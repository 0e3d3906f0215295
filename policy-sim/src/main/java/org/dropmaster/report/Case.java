package org.dropmaster.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What JUnit and KTAP write a test case of, and what an exit status is made of. */
public sealed interface Case permits Result, Lapse, CheckReport.Asked {
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

  /** The cases of each policy, in the order in which the policies come. */
  static Map<String, List<Case>> byPolicy(List<? extends Case> cases) {
    Map<String, List<Case>> all = new LinkedHashMap<>();
    cases.forEach(c -> all.computeIfAbsent(c.policy(), p -> new ArrayList<>()).add(c));
    return all;
  }
}
