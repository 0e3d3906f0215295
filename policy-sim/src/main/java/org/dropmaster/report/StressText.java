package org.dropmaster.report;

import java.util.Locale;
import java.util.Optional;
import org.dropmaster.litmus.Final;
import org.dropmaster.stress.Settings;
import org.dropmaster.stress.Standoff;
import org.dropmaster.stress.Tally;

/** Writes what real threads came to, as a histogram. */
public final class StressText {
  private final StringBuilder out = new StringBuilder();

  private StressText() {}

  /**
   * The block of one test under one policy.
   *
   * @param title of the two
   * @param broken whether a rule broke that the test does not foresee
   * @param deadlock who waited for whom at the end of a round in which nobody could move
   */
  public static String of(
      String title,
      Settings settings,
      Seen seen,
      Tally tally,
      boolean broken,
      Optional<Standoff> deadlock) {
    StressText text = new StressText();
    text.line("Stress " + title + ", seed " + settings.seed());
    seen.counts().forEach((outcome, n) -> text.outcome(outcome, n, seen));
    seen.broken().forEach((rule, n) -> text.line(rule.text() + " broken in " + n + " rounds"));
    deadlock.ifPresent(who -> text.standoff("nobody could move:", who));
    tally
        .stuck()
        .ifPresent(who -> text.standoff("round " + (tally.rounds() + 1) + " is stuck:", who));
    text.sum(seen, tally, broken);
    return text.out.toString();
  }

  private void outcome(Final outcome, int count, Seen seen) {
    boolean wrong = seen.unforeseen().contains(outcome);
    String mark = wrong ? "  !!! no search finds this" : "";
    line(String.format(Locale.ROOT, "%8d  %s%s", count, Herd.outcome(outcome), mark));
  }

  private void standoff(String title, Standoff who) {
    line(title);
    out.append(who.text());
  }

  private static String verdict(Seen seen, Tally tally, boolean broken) {
    if (!seen.unforeseen().isEmpty()) {
      return "wrong";
    } else if (broken) {
      return "broken";
    } else if (tally.stuck().isPresent()) {
      return "stuck";
    }
    return seen.complete() ? "ok" : "unknown";
  }

  private void sum(Seen seen, Tally tally, boolean broken) {
    String verdict = verdict(seen, tally, broken);
    String bounded =
        seen.bounded() == 0 ? "" : "; " + seen.bounded() + " rounds ended at a bound of the model";
    String possible =
        seen.complete()
            ? " of " + seen.counts().size() + " possible outcomes seen"
            : " outcomes seen; the search hit a limit, so that nothing is compared";
    line(verdict + ": " + tally.rounds() + " rounds, " + seen.distinct() + possible + bounded);
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
