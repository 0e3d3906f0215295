package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.explore.Witness;
import org.dropmaster.lang.Formatter;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Move;
import org.dropmaster.lang.Source;
import org.dropmaster.program.Program;

/** A witness as a litmus test with its schedule: kept in git, replayed without a search. */
public final class WitnessFile {
  private WitnessFile() {}

  /**
   * The text of the file.
   *
   * @param policy the word that names the policy when the file is replayed
   * @param cell the verdict that the test has under it
   */
  public static String text(
      LitmusTree test, String policy, String cell, Program program, Witness witness) {
    Map<String, String> header = new LinkedHashMap<>(test.header());
    header.put("Result", cell);
    header.put("Policy", policy);
    Source source = test.span().source();
    List<Move> schedule = new ArrayList<>();
    for (Witness.Choice choice : witness.choices()) {
      String actor = program.routines().get(choice.actor()).actor();
      schedule.add(new Move(test.span(), actor, choice.choice()));
    }
    LitmusTree whole =
        new LitmusTree(
            test.span(),
            test.name(),
            header,
            test.threads(),
            test.probe(),
            test.condition(),
            schedule);
    return headed(Formatter.format(whole, source), policy, cell);
  }

  /** The name of the file: {@code TEST.POLICY.RULE.litmus}. */
  public static String name(String test, String policy, String what) {
    return test + "." + policy + "." + what + ".litmus";
  }

  /** Comments are kept as they are written, so what the header says is put there in its place. */
  private static String headed(String text, String policy, String cell) {
    StringBuilder out = new StringBuilder();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Result:", cell);
    facts.put("Policy:", policy);
    for (String line : text.split("(?<=\n)", -1)) {
      String fact = line.strip().replaceFirst("^\\*\\s*", "");
      String key = facts.keySet().stream().filter(fact::startsWith).findFirst().orElse("");
      boolean first = !key.isEmpty() && line.strip().startsWith("*");
      out.append(first ? " * " + key + " " + facts.remove(key) + "\n" : line);
    }
    return facts.isEmpty() ? out.toString() : commented(out.toString(), facts);
  }

  private static String commented(String text, Map<String, String> facts) {
    StringBuilder comment = new StringBuilder("\n/*\n");
    facts.forEach(
        (key, value) -> comment.append(" * ").append(key).append(' ').append(value).append('\n'));
    int end = text.indexOf('\n') + 1;
    return text.substring(0, end) + comment + " */\n" + text.substring(end);
  }
}
