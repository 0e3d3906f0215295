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
 * What came of a policy under the most general client; {@code docs/reference/check.schema.json}
 * describes its JSON.
 *
 * @param runs by what is broken, the run that shows it, as a test and explained
 * @param strict whether a rule that was never exercised is an error
 */
public record CheckReport(
    String policy, Client client, Verdict verdict, Map<String, String> runs, boolean strict) {
  private static final int VERSION = 1;

  /** Whether a rule or a property is broken. */
  public boolean broken() {
    return !runs.isEmpty();
  }

  /** Whether a limit was hit, so that nothing is said about what was not seen. */
  public boolean limited() {
    return verdict.limit().isPresent();
  }

  /** Whether too little was exercised; what was not seen may have exercised the rest. */
  public boolean tooLittle() {
    return strict && !broken() && !limited() && !vacuous().isEmpty();
  }

  /** How it went. */
  public Status status() {
    if (broken() || tooLittle()) {
      return Status.UNEXPECTED;
    }
    return limited() ? Status.UNKNOWN : Status.OK;
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
        + (verdict.complete() ? "all of them" : "not all of them")
        + verdict.limit().map(l -> " (limit: " + l + ")").orElse("")
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
    return tooLittle() ? "vacuous" : status().whole();
  }

  /** The reports for a machine. */
  public static String json(List<CheckReport> reports) {
    Status worst = reports.stream().map(CheckReport::status).reduce(Status.OK, Status::worse);
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", VERSION);
    whole.put("verdict", worst.whole());
    whole.put("checks", reports.stream().map(CheckReport::object).toList());
    return Json.text(whole);
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("policy", policy);
    object.put("verdict", word());
    object.put("states", verdict.search().states());
    object.put("transitions", verdict.search().transitions());
    object.put("depth", verdict.search().depth());
    object.put("complete", verdict.complete());
    object.put("reduced", verdict.reduced());
    object.put("bounds", client.words());
    object.put("limit", verdict.limit().orElse(""));
    object.put("broken", List.copyOf(runs.keySet()));
    object.put("exercised", verdict.exercised().stream().sorted().map(Rule::text).toList());
    object.put("vacuous", vacuous().stream().map(Rule::text).toList());
    object.put("runs", runs);
    return object;
  }
}
