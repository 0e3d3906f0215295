package org.dropmaster.report;

import java.util.ArrayList;
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

  /**
   * What was asked of the client: a rule, or the policy's own properties.
   *
   * @param run the run that breaks it, empty for none
   */
  record Asked(String policy, String test, Status status, List<String> complaints, String run)
      implements Case {
    @Override
    public String cell() {
      return test;
    }

    @Override
    public String explanation() {
      return run;
    }
  }

  /** The rules, and behind them the properties if one is broken. */
  public List<Case> cases() {
    List<Case> all = new ArrayList<>();
    Rule.all().forEach(rule -> all.add(asked(rule.text(), vacuous().contains(rule))));
    runs.keySet().stream()
        .filter(what -> Rule.of(what).isEmpty())
        .forEach(what -> all.add(asked(what, false)));
    return all;
  }

  private Asked asked(String what, boolean never) {
    if (runs.containsKey(what)) {
      String run = runs.get(what);
      return new Asked(policy, what, Status.UNEXPECTED, List.of("broken"), run);
    }
    if (limited()) {
      String hit = "unknown: a limit was hit: " + verdict.limit().orElseThrow();
      return new Asked(policy, what, Status.UNKNOWN, List.of(hit), "");
    }
    Status vacuous = strict ? Status.UNEXPECTED : Status.NOT_APPLICABLE;
    return new Asked(
        policy,
        what,
        never ? vacuous : Status.OK,
        never ? List.of("never exercised") : List.of(),
        "");
  }

  /** Whether too little was exercised; what was not seen may have exercised the rest. */
  public boolean tooLittle() {
    return strict && !broken() && !limited() && !vacuous().isEmpty();
  }

  /** How it went: the worst of its cases. */
  public Status status() {
    return Status.worst(cases().stream().map(Case::status));
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
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", VERSION);
    whole.put("verdict", Status.worst(reports.stream().map(CheckReport::status)).whole());
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
