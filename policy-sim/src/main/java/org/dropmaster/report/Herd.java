package org.dropmaster.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dropmaster.litmus.Final;
import org.dropmaster.ownership.Rule;

/** Writes results as herd does, with what was covered below. */
public final class Herd {
  private Herd() {}

  /** The whole block of one test. */
  public static String block(Result result) {
    StringBuilder out = new StringBuilder();
    line(out, "Test " + result.test() + " " + result.shape().word());
    if (!result.ran()) {
      String mark = result.status() == Status.NOT_APPLICABLE ? "- " : "!!! ";
      result.complaints().forEach(why -> line(out, mark + why));
      return out.toString();
    }
    line(out, "States " + result.outcomes().size());
    outcomes(result).forEach(state -> line(out, state));
    line(out, result.status() == Status.OK ? "Ok" : "No");
    line(out, "Witnesses");
    line(out, "Positive: " + result.positives() + " Negative: " + result.negatives());
    line(out, "Condition " + result.shape().condition());
    out.append(observation(result));
    line(out, covered(result));
    return out.toString();
  }

  /** The verdict, and what is not as expected: all that a quiet run says of a test. */
  public static String observation(Result result) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        String.join(
            " ",
            "Observation",
            result.test(),
            result.word(),
            Long.toString(result.positives()),
            Long.toString(result.negatives())));
    result.complaints().forEach(complaint -> line(out, "!!! " + complaint));
    return out.toString();
  }

  private static List<String> outcomes(Result result) {
    return result.outcomes().stream().map(Herd::outcome).sorted().toList();
  }

  /** One outcome as a line: its registers, and the rules broken on the way. */
  static String outcome(Final outcome) {
    StringBuilder state = new StringBuilder();
    for (Map.Entry<String, String> register : outcome.registers().entrySet()) {
      String space = state.length() == 0 ? "" : " ";
      state.append(space).append(register.getKey()).append('=').append(register.getValue());
      state.append(';');
    }
    for (Rule rule : outcome.broken()) {
      state.append(state.length() == 0 ? "" : " ").append("*** ").append(rule.text());
    }
    return state.toString();
  }

  private static String covered(Result result) {
    String head = result.status() == Status.OK ? "ok: " : "";
    String all = result.complete() ? " states, all of them" : " states, not all of them";
    String reduced = result.reduced().isEmpty() ? "" : ", " + result.reduced();
    return head
        + grouped(result.states())
        + all
        + reduced
        + ", "
        + result.depth()
        + " steps deep; policy "
        + result.policy();
  }

  /** A number as 7,988. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static void line(StringBuilder out, String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
