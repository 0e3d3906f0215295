package org.dropmaster.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.litmus.Final;
import org.dropmaster.ownership.Rule;

/** A report as JSON; {@code docs/reference/result.schema.json} describes it. */
public final class JsonReport {
  private static final int VERSION = 2;

  private JsonReport() {}

  /** The whole document. */
  public static String text(Report report) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", VERSION);
    whole.put("results", report.results().stream().map(JsonReport::result).toList());
    whole.put("lapses", report.lapses().stream().map(JsonReport::lapse).toList());
    whole.put("summary", summary(report));
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

  private static Map<String, Object> lapse(Lapse lapse) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", lapse.kind().text());
    fields.put("policy", lapse.policy());
    fields.put("what", lapse.what());
    fields.put("status", lapse.status().text());
    fields.put("why", lapse.why());
    return fields;
  }

  private static Map<String, Object> outcome(Final outcome) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("registers", outcome.registers());
    fields.put("broken", rules(new ArrayList<>(outcome.broken())));
    fields.put("positive", outcome.positive());
    return fields;
  }

  private static Map<String, Object> summary(Report report) {
    Summary summary = new Summary(report);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("verdict", report.status().whole());
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
