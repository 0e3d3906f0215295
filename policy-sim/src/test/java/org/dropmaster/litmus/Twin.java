package org.dropmaster.litmus;

import java.util.List;
import java.util.stream.Stream;

/**
 * A wait or a lock of a policy, and what a test says of the policy without it.
 *
 * @param statement what is removed, as {@link LockSite} names it
 * @param test the test that tells the two apart, or {@code -} where none does
 * @param cell of the policy as it is
 * @param without of the policy without it
 * @param why what goes wrong without it, or why nothing does
 */
record Twin(
    String policy,
    String function,
    String statement,
    String test,
    String cell,
    String without,
    String why) {

  static List<Twin> all() {
    return Runs.find("/org/dropmaster/litmus/twins.tsv")
        .orElseThrow()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Twin::of)
        .toList();
  }

  private static Twin of(String line) {
    String[] column = line.split("\t", -1);
    return new Twin(column[0], column[1], column[2], column[3], column[4], column[5], column[6]);
  }

  /** The rows of which a test notices the loss, or of which none does. */
  static Stream<Twin> noticed(boolean yes) {
    return all().stream().filter(twin -> !twin.test().equals("-") == yes);
  }

  /** Where it stands in its policy. */
  LockSite site() {
    return LockSite.of(Runs.builtInPolicy(policy)).stream()
        .filter(site -> site.function().equals(function) && site.statement().equals(statement))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(this + " is not in " + policy));
  }

  @Override
  public String toString() {
    return policy + ", " + function + ": " + statement;
  }
}
