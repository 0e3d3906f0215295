package org.dropmaster.mutate;

import java.util.List;
import java.util.Locale;

/** Writes findings for people: each line of the policy, and the test that misses it. */
public final class FindingsText {
  private static final int WIDTH = 80;
  private final StringBuilder out = new StringBuilder();

  private FindingsText() {}

  /**
   * The lines one by one, then the sum.
   *
   * @param every whether also the changes that weaken a line are listed one by one
   */
  public static String of(Findings findings, boolean every) {
    FindingsText text = new FindingsText();
    text.line("Policy " + findings.policy());
    for (Findings.OfLine each : findings.lines()) {
      text.ofLine(each, every);
    }
    findings.left().forEach(t -> text.line("left out: " + t + ", which hits a limit as it is"));
    text.out.append(sum(findings));
    return text.out.toString();
  }

  private void ofLine(Findings.OfLine of, boolean every) {
    line(String.format(Locale.ROOT, "%5d  %s", of.line().number(), of.line().text()));
    List<Answer> answers = of.answers();
    for (int i = 0; i < answers.size(); i++) {
      Mutant mutant = of.line().mutants().get(i);
      if (every || mutant.loss() || answers.get(i).kind() != Answer.Kind.CAUGHT) {
        line(mutant.what() + ": " + words(answers.get(i)), 9);
      }
    }
    if (answers.isEmpty()) {
      line("without it the text is no policy", 9);
    }
    of.line().kept().ifPresent(reason -> line("kept: " + reason, 9));
  }

  private static String words(Answer answer) {
    return switch (answer.kind()) {
      case CAUGHT -> answer.test() + " " + answer.how();
      case SURVIVES -> "nothing does";
      case UNKNOWN -> "unknown, " + answer.test() + " hit the limit of " + answer.how();
      case NO_PROGRAM -> "no policy: " + answer.how();
    };
  }

  /** The sum alone, in two lines. */
  public static String sum(Findings findings) {
    return String.format(
        Locale.ROOT,
        "%s: %d lines: %d caught, %d kept for a reason, %d that nothing catches, %d unknown\n"
            + "%d changes by %d tests: %d caught, %d by nothing, %d unknown\n",
        head(findings),
        findings.lines().size() - findings.count(Findings.Standing.NEEDED),
        findings.count(Findings.Standing.CAUGHT),
        findings.count(Findings.Standing.KEPT),
        findings.count(Findings.Standing.MISSED),
        findings.count(Findings.Standing.UNKNOWN),
        changes(findings),
        findings.tests(),
        findings.count(Answer.Kind.CAUGHT),
        findings.count(Answer.Kind.SURVIVES),
        findings.count(Answer.Kind.UNKNOWN));
  }

  private static String head(Findings findings) {
    if (findings.tests() == 0) {
      return findings.left().isEmpty() ? "nothing tried" : "unknown";
    }
    return findings.count(Findings.Standing.MISSED) > 0
        ? "missed"
        : findings.count(Findings.Standing.UNKNOWN) > 0 ? "unknown" : "ok";
  }

  private static long changes(Findings findings) {
    return findings.lines().stream().mapToLong(l -> l.answers().size()).sum()
        - findings.count(Answer.Kind.NO_PROGRAM);
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** A text broken between words so that it stays within the width, further lines further in. */
  private void line(String text, int indent) {
    String rest = text;
    int margin = indent;
    while (margin + rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH - margin) > 0) {
      int cut = rest.lastIndexOf(' ', WIDTH - margin);
      line(" ".repeat(margin) + rest.substring(0, cut));
      rest = rest.substring(cut + 1);
      margin = indent + 2;
    }
    line(" ".repeat(margin) + rest);
  }
}
