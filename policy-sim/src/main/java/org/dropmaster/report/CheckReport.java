package org.dropmaster.report;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropmaster.litmus.Client;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.ownership.Rule;

/**
 * What came of a policy under the most general client.
 *
 * @param runs by what is broken, the run that shows it, as a test and explained
 */
public record CheckReport(String policy, Client client, Verdict verdict, Map<String, String> runs) {

  /** Whether a rule or a property is broken. */
  public boolean broken() {
    return !runs.isEmpty();
  }

  /** Whether a limit was hit, so that nothing is said about what was not seen. */
  public boolean limited() {
    return verdict.limit().isPresent();
  }

  /** The rules that were never exercised. */
  public Set<Rule> vacuous() {
    Set<Rule> never = EnumSet.noneOf(Rule.class);
    for (Rule rule : Rule.all()) {
      if (!verdict.exercised().contains(rule)) {
        never.add(rule);
      }
    }
    return never;
  }

  /** The report as a person reads it. */
  public String text() {
    StringBuilder text = new StringBuilder("check " + policy + "\n");
    runs.forEach((what, run) -> text.append('\n').append(run).append('\n'));
    text.append(line()).append('\n');
    if (!vacuous().isEmpty()) {
      text.append("vacuous: ").append(names(vacuous())).append(": never exercised\n");
    }
    return text.toString();
  }

  private static String names(Set<Rule> rules) {
    return rules.stream().map(Rule::text).collect(Collectors.joining(", "));
  }

  private String line() {
    int rules = Rule.all().size();
    return word()
        + ": "
        + Herd.grouped(verdict.search().states())
        + " states, "
        + verdict.limit().map(l -> "not all of them (limit: " + l + ")").orElse("all of them")
        + (verdict.reduced().isEmpty() ? "" : ", " + verdict.reduced())
        + "; "
        + client.words()
        + "; "
        + (rules - vacuous().size())
        + " of "
        + rules
        + " rules exercised"
        + (runs.isEmpty() ? "" : "; broken: " + String.join(", ", runs.keySet()));
  }

  private String word() {
    if (broken()) {
      return "broken";
    }
    return limited() ? "unknown" : "ok";
  }

  /** The reports for a machine. */
  public static String json(List<CheckReport> reports) {
    return Json.text(Map.of("checks", reports.stream().map(CheckReport::object).toList()));
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("policy", policy);
    object.put("verdict", word());
    object.put("states", verdict.search().states());
    object.put("transitions", verdict.search().transitions());
    object.put("depth", verdict.search().depth());
    object.put("reduced", verdict.reduced());
    object.put("bounds", client.words());
    object.put("limit", verdict.limit().orElse(""));
    object.put("broken", List.copyOf(runs.keySet()));
    object.put("exercised", verdict.exercised().stream().map(Rule::text).toList());
    return object;
  }
}
