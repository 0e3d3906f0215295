package org.dropmaster.report;

import java.util.List;

/**
 * Test cases as JUnit's XML: a suite for each policy; an unknown verdict is an error, never
 * skipped.
 */
public final class JUnit {
  private JUnit() {}

  /** The whole document. */
  public static String text(List<? extends Case> cases) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"dropmaster\"").append(counts(cases)).append(">\n");
    Case.byPolicy(cases).forEach((policy, some) -> suite(out, policy, some));
    return out.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder out, String policy, List<Case> cases) {
    out.append("  <testsuite name=\"").append(escaped(policy)).append('"');
    out.append(counts(cases)).append(" time=\"0\">\n");
    cases.forEach(each -> test(out, each));
    out.append("  </testsuite>\n");
  }

  private static String counts(List<? extends Case> cases) {
    return " tests=\""
        + cases.size()
        + "\" failures=\""
        + count(cases, Status.UNEXPECTED)
        + "\" errors=\""
        + (count(cases, Status.UNKNOWN) + count(cases, Status.ERROR))
        + "\" skipped=\""
        + count(cases, Status.NOT_APPLICABLE)
        + "\"";
  }

  private static long count(List<? extends Case> cases, Status status) {
    return cases.stream().filter(each -> each.status() == status).count();
  }

  private static void test(StringBuilder out, Case result) {
    out.append("    <testcase name=\"").append(escaped(result.test()));
    out.append("\" classname=\"").append(escaped(result.policy())).append("\" time=\"0\"");
    String message = escaped(String.join("; ", result.complaints()));
    switch (result.status()) {
      case OK -> out.append("/>\n");
      case NOT_APPLICABLE ->
          out.append(">\n      <skipped message=\"")
              .append(message)
              .append("\"/>\n    </testcase>\n");
      case UNEXPECTED -> problem(out, "failure", message, result);
      case UNKNOWN, ERROR -> problem(out, "error", message, result);
    }
  }

  private static void problem(StringBuilder out, String tag, String message, Case result) {
    out.append(">\n      <").append(tag).append(" message=\"").append(message);
    out.append("\" type=\"").append(escaped(result.cell())).append("\">");
    out.append(escaped(result.explanation()));
    out.append("</").append(tag).append(">\n    </testcase>\n");
  }

  /** Text as XML may have it: what XML cannot say is shown as a question mark. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\n', '\t' -> out.append(c);
        default -> out.append(c < ' ' || c > 0xD7FF ? '?' : c);
      }
    }
    return out.toString();
  }
}
