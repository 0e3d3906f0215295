package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A row of the table of errnos: after a set-up of which every call succeeds, what a call answers.
 *
 * @param section where the answer is specified
 * @param uid who calls: 0 may do everything
 * @param call the last call
 * @param beside a call that another process, with the same descriptors, makes at any time
 * @param wanted all its answers; {@code >=0} is any number that is no errno
 */
record ErrnoRow(
    String section,
    String policy,
    String uid,
    List<String> setUp,
    String call,
    List<String> beside,
    Set<String> wanted) {
  private static final String SUCCESS = ">=0";
  private static final String FORK = "fork(P1)";

  /** The rows of the table, one for each policy that a row names. */
  static List<ErrnoRow> all() {
    return Runs.find("/org/dropmaster/litmus/errnos.tsv")
        .orElseThrow()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(ErrnoRow::of)
        .toList();
  }

  private static Stream<ErrnoRow> of(String line) {
    String[] column = line.split("\t", -1);
    List<String> setUp = Stream.of(column[3].split("; *", -1)).filter(c -> !c.isEmpty()).toList();
    List<String> calls = List.of(column[4].split(" \\|\\| ", -1));
    Set<String> wanted = new TreeSet<>(List.of(column[5].split(" ", -1)));
    return Stream.of(column[1].split(" ", -1))
        .map(
            policy ->
                new ErrnoRow(
                    column[0],
                    policy,
                    column[2],
                    setUp,
                    calls.get(0),
                    calls.subList(1, calls.size()),
                    wanted));
  }

  /** One thread makes the calls of the set-up and then the call; its child does, if it forks. */
  LitmusText test() {
    List<String> calls = new ArrayList<>(setUp);
    (forks() ? new ArrayList<String>() : calls).add("r0 = " + call);
    LitmusText test =
        new LitmusText(List.of(), "exists (" + succeeded() + ")")
            .thread("UID(" + uid + ")", calls.toArray(String[]::new));
    if (forks()) {
      test = test.thread("FORK(P0) UID(" + uid + ")", "born = dup(3)", "r0 = " + call);
    }
    for (String other : beside) {
      test = test.thread("CLONE_FILES(P0) UID(" + uid + ")", other);
    }
    return test;
  }

  private boolean forks() {
    return setUp.contains(FORK);
  }

  /** Whoever was killed has no answer, nor has who was never born. */
  private String succeeded() {
    return setUp.stream()
        .filter(c -> c.contains(" = "))
        .map(c -> "0:" + c.substring(0, c.indexOf(" = ")) + " >= 0")
        .reduce(forks() ? "!dead(P1) && 1:born > 0" : "!dead(P0)", (a, b) -> a + " && " + b);
  }

  /** The answers of all runs in which the set-up succeeded. */
  Set<String> answers(Verdict verdict) {
    Set<String> found = new TreeSet<>();
    for (Final end : verdict.finals()) {
      if (end.positive()) {
        String answer = end.registers().getOrDefault(forks() ? "1:r0" : "0:r0", "nothing");
        found.add(wanted.contains(SUCCESS) && !answer.startsWith("-") ? SUCCESS : answer);
      }
    }
    return found;
  }

  @Override
  public String toString() {
    String all = String.join(" || ", Stream.concat(Stream.of(call), beside.stream()).toList());
    return section + " " + policy + " uid " + uid + ": " + String.join("; ", setUp) + " | " + all;
  }
}
