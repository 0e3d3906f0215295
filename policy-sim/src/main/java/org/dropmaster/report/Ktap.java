package org.dropmaster.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as KTAP version 1: a test for each policy, and in it a subtest for each litmus test. */
public final class Ktap {
  private static final String VERSION = "KTAP version 1\n";
  private static final String INDENT = "  ";

  private Ktap() {}

  /** The whole document. */
  public static String text(List<Result> results) {
    Map<String, List<Result>> byPolicy = new LinkedHashMap<>();
    results.forEach(r -> byPolicy.computeIfAbsent(r.policy(), p -> new ArrayList<>()).add(r));
    StringBuilder out =
        new StringBuilder(VERSION).append("1..").append(byPolicy.size()).append('\n');
    int number = 0;
    for (Map.Entry<String, List<Result>> each : byPolicy.entrySet()) {
      number++;
      subtests(out, each.getValue());
      boolean ok = each.getValue().stream().allMatch(Ktap::passed);
      out.append(ok ? "ok " : "not ok ")
          .append(number)
          .append(' ')
          .append(each.getKey())
          .append('\n');
    }
    return out.toString();
  }

  private static void subtests(StringBuilder out, List<Result> results) {
    out.append(INDENT).append(VERSION);
    out.append(INDENT).append("1..").append(results.size()).append('\n');
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      diagnostics(out, result);
      out.append(INDENT).append(passed(result) ? "ok " : "not ok ").append(i + 1).append(' ');
      out.append(result.test()).append(directive(result)).append('\n');
    }
  }

  private static void diagnostics(StringBuilder out, Result result) {
    if (result.status() == Status.UNEXPECTED || result.status() == Status.UNKNOWN) {
      List<String> lines = new ArrayList<>(result.complaints());
      lines.addAll(result.explanation().lines().toList());
      lines.forEach(line -> out.append((INDENT + "# " + line).stripTrailing()).append('\n'));
    }
  }

  private static boolean passed(Result result) {
    return result.status() == Status.OK || result.status() == Status.NOT_APPLICABLE;
  }

  private static String directive(Result result) {
    return switch (result.status()) {
      case NOT_APPLICABLE -> " # SKIP " + String.join("; ", result.complaints());
      case UNKNOWN -> " # TIMEOUT " + String.join("; ", result.complaints());
      case OK -> result.broken().isEmpty() ? "" : " # XFAIL " + result.cell();
      case UNEXPECTED -> "";
    };
  }
}
