package org.dropmaster.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads KTAP version 1 as its description in the kernel's documentation has it. */
final class KtapReader {
  private static final Pattern LINE =
      Pattern.compile("(ok|not ok) (\\d+)( - | )?([^#]*?)(?: # ([A-Z]+)\\b(.*))?");

  private final List<String> lines;
  private int at;

  private KtapReader(List<String> lines) {
    this.lines = lines;
  }

  /** One test with what was said before it, and its subtests. */
  record Test(
      boolean ok,
      int number,
      String name,
      String directive,
      List<String> diagnostics,
      List<Test> subtests) {}

  static List<Test> read(String text) {
    KtapReader reader = new KtapReader(text.lines().toList());
    List<Test> tests = reader.level("");
    if (reader.at != reader.lines.size()) {
      throw new IllegalArgumentException("left over: " + reader.lines.get(reader.at));
    }
    return tests;
  }

  private List<Test> level(String indent) {
    expect(indent + "KTAP version 1");
    String plan = lines.get(at++);
    if (!plan.startsWith(indent + "1..")) {
      throw new IllegalArgumentException("no plan: " + plan);
    }
    int count = Integer.parseInt(plan.substring(indent.length() + 3));
    List<Test> tests = new ArrayList<>();
    while (tests.size() < count) {
      tests.add(test(indent, tests.size() + 1));
    }
    return tests;
  }

  private Test test(String indent, int number) {
    List<String> diagnostics = new ArrayList<>();
    List<Test> subtests = List.of();
    while (true) {
      String line = lines.get(at);
      if (line.equals(indent + "  KTAP version 1")) {
        subtests = level(indent + "  ");
      } else if (line.startsWith(indent + "#")) {
        diagnostics.add(line.substring(indent.length() + 1).strip());
        at++;
      } else {
        return result(indent, number, diagnostics, subtests);
      }
    }
  }

  private Test result(String indent, int number, List<String> diagnostics, List<Test> subtests) {
    String line = lines.get(at++);
    Matcher m = LINE.matcher(line.substring(Math.min(line.length(), indent.length())));
    if (!line.startsWith(indent) || !m.matches() || Integer.parseInt(m.group(2)) != number) {
      throw new IllegalArgumentException("no result " + number + ": " + line);
    }
    String directive = m.group(5) == null ? "" : m.group(5);
    return new Test(m.group(1).equals("ok"), number, m.group(4), directive, diagnostics, subtests);
  }

  private void expect(String line) {
    if (!lines.get(at).equals(line)) {
      throw new IllegalArgumentException("expected '" + line + "', is '" + lines.get(at) + "'");
    }
    at++;
  }
}
