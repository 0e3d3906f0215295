package org.dropmaster.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Test cases as KTAP version 1: a test for each policy, and in it a subtest for each case. */
public final class Ktap {
  private static final String VERSION = "KTAP version 1\n";
  private static final String INDENT = "  ";

  private Ktap() {}

  /** The whole document. */
  public static String text(List<? extends Case> cases) {
    Map<String, List<Case>> byPolicy = Case.byPolicy(cases);
    StringBuilder out =
        new StringBuilder(VERSION).append("1..").append(byPolicy.size()).append('\n');
    int number = 0;
    for (Map.Entry<String, List<Case>> each : byPolicy.entrySet()) {
      number++;
      subtests(out, each.getValue());
      boolean ok = each.getValue().stream().allMatch(Ktap::passed);
      out.append(ok ? "ok " : "not ok ")
          .append(number)
          .append(' ')
          .append(name(each.getKey()))
          .append('\n');
    }
    return out.toString();
  }

  private static void subtests(StringBuilder out, List<Case> results) {
    out.append(INDENT).append(VERSION);
    out.append(INDENT).append("1..").append(results.size()).append('\n');
    for (int i = 0; i < results.size(); i++) {
      Case result = results.get(i);
      diagnostics(out, result);
      out.append(INDENT).append(passed(result) ? "ok " : "not ok ").append(i + 1).append(' ');
      out.append(name(result.test())).append(directive(result)).append('\n');
    }
  }

  private static void diagnostics(StringBuilder out, Case result) {
    if (!passed(result)) {
      List<String> lines = new ArrayList<>(result.complaints());
      lines.addAll(result.explanation().lines().toList());
      lines.forEach(line -> out.append((INDENT + "# " + line).stripTrailing()).append('\n'));
    }
  }

  /** A description ends where its directive begins. */
  private static String name(String text) {
    return text.replaceAll("[#\\p{Cntrl}]", "_");
  }

  private static boolean passed(Case result) {
    return result.status() == Status.OK || result.status() == Status.NOT_APPLICABLE;
  }

  private static String directive(Case result) {
    return switch (result.status()) {
      case NOT_APPLICABLE -> " # SKIP " + String.join("; ", result.complaints());
      case UNKNOWN -> " # TIMEOUT " + String.join("; ", result.complaints());
      case OK -> result.cell().indexOf('+') < 0 ? "" : " # XFAIL " + result.cell();
      case UNEXPECTED, ERROR -> "";
    };
  }
}
