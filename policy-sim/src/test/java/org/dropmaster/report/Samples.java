package org.dropmaster.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.litmus.Final;
import org.dropmaster.ownership.Rule;

/** One result of each kind. */
final class Samples {
  static final Result OK = result("plain", Status.OK, "Never", List.of(), List.of(), "");
  static final Result FORESEEN =
      result("known-bug", Status.OK, "Sometimes+leaked", List.of(), List.of(Rule.LEAKED), "");
  static final Result WRONG =
      result(
          "wrong",
          Status.UNEXPECTED,
          "Sometimes+used_after_free",
          List.of("expected Never (wrong.litmus:4)"),
          List.of(Rule.USED_AFTER_FREE),
          "=====\nWARNING: <dmabuf> & \"friends\" used after free\n\n  1    a -> b\u0001\n");
  static final Result UNKNOWN =
      result("cut", Status.UNKNOWN, "Unknown", List.of("unknown: a limit"), List.of(), "");
  static final Result DASH =
      result("dash", Status.NOT_APPLICABLE, "-", List.of("policy has no mmap"), List.of(), "");
  static final List<Result> ALL = List.of(OK, FORESEEN, WRONG, UNKNOWN, DASH);

  private Samples() {}

  private static Result result(
      String test,
      Status status,
      String cell,
      List<String> complaints,
      List<Rule> broken,
      String explanation) {
    return new Result(
        test,
        "policy",
        status,
        cell,
        Optional.of(new Expectation("Never", test + ".litmus:4")),
        complaints,
        new Result.Shape("Allowed", "ever (leaked)"),
        List.of(
            new Final(Map.of("1:r0", "-EBADF"), Set.of(), false),
            new Final(Map.of("1:r0", "0"), Set.copyOf(broken), !broken.isEmpty())),
        7988,
        status != Status.UNKNOWN,
        12,
        Set.of(Rule.LEAKED),
        broken,
        true,
        "",
        explanation);
  }
}
