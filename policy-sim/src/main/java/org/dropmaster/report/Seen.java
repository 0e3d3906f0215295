package org.dropmaster.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.litmus.Final;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.ownership.Rule;

/** What real threads came to, counted, beside what a search says that they can come to. */
public final class Seen {
  private final Map<Final, Integer> counts = new LinkedHashMap<>();
  private final Set<Final> possible;
  private final boolean complete;
  private int bounded;

  /** Nothing yet; the verdict tells what is possible. */
  public Seen(Verdict verdict) {
    possible = Set.copyOf(verdict.finals());
    complete = verdict.limit().isEmpty();
    verdict.finals().forEach(each -> counts.put(each, 0));
  }

  /** Counts one outcome. */
  public void add(Final outcome) {
    counts.merge(outcome, 1, Integer::sum);
  }

  /** Counts a round that ended at a bound of the model, and so has no outcome. */
  public void addBounded() {
    bounded++;
  }

  /** How many rounds ended at a bound. */
  public int bounded() {
    return bounded;
  }

  /** Whether the search saw all, so that an outcome which it did not find is an error. */
  public boolean complete() {
    return complete;
  }

  /**
   * The outcomes that the search knows or that were seen, the frequent first, with their counts.
   */
  public Map<Final, Integer> counts() {
    Map<Final, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Final, Integer> e) -> -e.getValue())
                .thenComparing(e -> Herd.outcome(e.getKey())))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  /** How many distinct outcomes were seen. */
  public long distinct() {
    return counts.values().stream().filter(n -> n > 0).count();
  }

  /** Outcomes that were seen although a search of everything did not find them. */
  public List<Final> unforeseen() {
    List<Final> found = new ArrayList<>();
    if (complete) {
      counts.keySet().stream().filter(each -> !possible.contains(each)).forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** In how many rounds each rule was broken. */
  public Map<Rule, Integer> broken() {
    Map<Rule, Integer> rules = new LinkedHashMap<>();
    counts.forEach(
        (outcome, n) -> {
          if (n > 0) {
            new TreeSet<>(outcome.broken()).forEach(rule -> rules.merge(rule, n, Integer::sum));
          }
        });
    return rules;
  }
}
