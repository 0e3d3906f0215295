package org.dropmaster.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropmaster.ownership.Rule;

/** What a run covered, over all its results. */
public final class Summary {
  private final Report report;
  private final List<Result> results;

  public Summary(List<Result> results) {
    this(Report.of(results));
  }

  public Summary(Report report) {
    this.report = report;
    this.results = report.results();
  }

  /** How many results there are. */
  public int size() {
    return results.size();
  }

  /** How many results stand so. */
  public long count(Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  /** Whether every search saw all of its states. */
  public boolean complete() {
    return results.stream().allMatch(Result::complete);
  }

  /** The rules that can be exercised and never were, in order. */
  public Set<Rule> vacuous() {
    Set<Rule> never = EnumSet.noneOf(Rule.class);
    Rule.all().stream().forEach(never::add);
    results.forEach(result -> never.removeAll(result.exercised()));
    return never;
  }

  /** One line: how it went, how much was seen, how many rules were exercised. */
  public String line() {
    long states = results.stream().mapToLong(Result::states).sum();
    int rules = Rule.all().size();
    return report.status().whole()
        + ": "
        + plural(results.stream().filter(Result::ran).count(), "test")
        + ", "
        + Herd.grouped(states)
        + " states, "
        + (complete() ? "all of them" : "not all of them")
        + "; "
        + (rules - vacuous().size())
        + " of "
        + rules
        + " rules exercised"
        + outliers();
  }

  /** The warning about rules that were never exercised, empty if all were. */
  public String warning() {
    Set<Rule> never = vacuous();
    return never.isEmpty()
        ? ""
        : "vacuous: "
            + never.stream().map(Rule::text).collect(Collectors.joining(", "))
            + ": never exercised";
  }

  /** The rules that were never exercised as lapses; what was not seen may exercise a rule. */
  public List<Lapse> vacuousLapses() {
    return complete()
        ? vacuous().stream()
            .map(r -> new Lapse(Lapse.Kind.VACUOUS, Lapse.ALL, r.text(), "never exercised"))
            .toList()
        : List.of();
  }

  /** The complaint that these rules, which were to be exercised, were not. */
  public static String strict(String what, Set<Rule> vacuous) {
    return "dropmaster: --strict: "
        + what
        + " never exercises "
        + vacuous.stream().map(Rule::text).collect(Collectors.joining(", "))
        + ".";
  }

  private String outliers() {
    StringBuilder out = new StringBuilder();
    if (count(Status.UNEXPECTED) > 0) {
      out.append("; ").append(count(Status.UNEXPECTED)).append(" not as expected");
    }
    if (count(Status.UNKNOWN) > 0) {
      out.append("; ").append(count(Status.UNKNOWN)).append(" unknown");
    }
    if (count(Status.NOT_APPLICABLE) > 0) {
      out.append("; ").append(count(Status.NOT_APPLICABLE)).append(" not applicable");
    }
    if (count(Status.ERROR) > 0) {
      out.append("; ").append(count(Status.ERROR)).append(" that cannot run");
    }
    for (Lapse.Kind kind : EnumSet.of(Lapse.Kind.GONE, Lapse.Kind.UNRUN, Lapse.Kind.VACUOUS)) {
      long number = report.lapses().stream().filter(lapse -> lapse.kind() == kind).count();
      out.append(number == 0 ? "" : "; " + number + " " + kind.text());
    }
    return out.toString();
  }

  private static String plural(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
