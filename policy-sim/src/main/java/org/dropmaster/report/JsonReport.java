package org.dropmaster.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.litmus.Final;
import org.dropmaster.ownership.Rule;

/** Results as JSON; {@code docs/reference/result.schema.json} describes it. */
public final class JsonReport {
  private static final int VERSION = 1;

  private JsonReport() {}

  /** The whole document. */
  public static String text(List<Result> results) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", VERSION);
    whole.put("results", results.stream().map(JsonReport::result).toList());
    whole.put("summary", summary(results));
    return Json.text(whole);
  }

  private static Map<String, Object> result(Result result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("test", result.test());
    fields.put("policy", result.policy());
    fields.put("status", result.status().text());
    fields.put("cell", result.cell());
    fields.put("verdict", result.word());
    result.expected().ifPresent(e -> fields.put("expected", e.cell()));
    result.expected().ifPresent(e -> fields.put("expectedAt", e.place()));
    fields.put("condition", result.shape().condition());
    fields.put("positive", result.positives());
    fields.put("negative", result.negatives());
    fields.put("states", result.states());
    fields.put("depth", result.depth());
    fields.put("complete", result.complete());
    fields.put("reached", result.reached());
    fields.put("broken", rules(result.broken()));
    fields.put("exercised", rules(result.exercised().stream().sorted().toList()));
    fields.put("outcomes", result.outcomes().stream().map(JsonReport::outcome).toList());
    fields.put("complaints", result.complaints());
    if (!result.explanation().isEmpty()) {
      fields.put("explanation", result.explanation());
    }
    return fields;
  }

  private static Map<String, Object> outcome(Final outcome) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("registers", outcome.registers());
    fields.put("broken", rules(new ArrayList<>(outcome.broken())));
    fields.put("positive", outcome.positive());
    return fields;
  }

  private static Map<String, Object> summary(List<Result> results) {
    Summary summary = new Summary(results);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      fields.put(status.text(), summary.count(status));
    }
    fields.put("vacuous", rules(new ArrayList<>(summary.vacuous())));
    return fields;
  }

  private static List<String> rules(List<Rule> rules) {
    return rules.stream().map(Rule::text).toList();
  }
}
