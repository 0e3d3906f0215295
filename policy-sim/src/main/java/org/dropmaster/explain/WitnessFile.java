package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Comments are kept as they are written; the facts go where the first of them is told. */
  private static String headed(String text, String policy, String cell) {
    StringBuilder out = new StringBuilder();
    String facts = " * Result: " + cell + "\n * Policy: " + policy + "\n";
    Set<String> keys = new HashSet<>(List.of("Result:", "Policy:"));
    for (String line : text.split("(?<=\n)", -1)) {
      String fact = line.strip().replaceFirst("^\\*\\s*", "");
      boolean comment = line.strip().startsWith("*");
      String key = keys.stream().filter(k -> comment && fact.startsWith(k)).findFirst().orElse("");
      out.append(key.isEmpty() ? line : keys.size() == 2 ? facts : "");
      keys.remove(key);
    }
    return keys.size() == 2 ? commented(text, facts) : out.toString();
  }

  private static String commented(String text, String facts) {
    int end = text.indexOf('\n') + 1;
    return text.substring(0, end) + "\n/*\n" + facts + " */\n" + text.substring(end);
  }
}
