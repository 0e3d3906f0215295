package org.dropmaster.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matrix as words: for each policy its verdicts, and under each the tests. */
public final class MatrixText {
  private static final int WIDTH = 80;
  private static final String INDENT = "    ";
  private static final List<String> ORDER = List.of("Never", "Sometimes", "Always", "Unknown", "-");

  private MatrixText() {}

  /** All policies in the order of the results. */
  public static String text(List<Result> results) {
    Map<String, List<Result>> byPolicy = new LinkedHashMap<>();
    results.forEach(r -> byPolicy.computeIfAbsent(r.policy(), p -> new ArrayList<>()).add(r));
    StringBuilder out = new StringBuilder();
    byPolicy.forEach(
        (policy, cells) -> {
          out.append(policy).append('\n');
          groups(cells).forEach((cell, tests) -> group(out, cell, tests));
          out.append('\n');
        });
    return out.toString();
  }

  private static Map<String, List<String>> groups(List<Result> cells) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String word : ORDER) {
      cells.stream()
          .filter(result -> result.word().equals(word))
          .sorted((a, b) -> a.cell().compareTo(b.cell()))
          .forEach(r -> groups.computeIfAbsent(title(r), t -> new ArrayList<>()).add(r.test()));
    }
    return groups;
  }

  private static String title(Result result) {
    return result.cell() + (result.reached() ? "" : " (premise not reached)");
  }

  private static void group(StringBuilder out, String title, List<String> tests) {
    out.append("  ").append(title).append(" (").append(tests.size()).append(")\n");
    StringBuilder line = new StringBuilder(INDENT);
    for (String test : tests) {
      if (line.length() > INDENT.length() && line.length() + test.length() + 1 > WIDTH) {
        out.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(INDENT);
      }
      line.append(test).append(' ');
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** Policies down, tests across, tabs between: for a spreadsheet. */
  public static String grid(List<Result> results) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    Map<String, String> heads = new LinkedHashMap<>();
    for (Result result : results) {
      heads.put(result.test(), result.test());
      rows.computeIfAbsent(result.policy(), p -> new LinkedHashMap<>())
          .put(result.test(), result.cell());
    }
    StringBuilder out = new StringBuilder("policy\t" + String.join("\t", heads.keySet()) + "\n");
    rows.forEach(
        (policy, cells) -> {
          out.append(policy);
          heads.keySet().forEach(test -> out.append('\t').append(cells.getOrDefault(test, "-")));
          out.append('\n');
        });
    return out.toString();
  }
}
