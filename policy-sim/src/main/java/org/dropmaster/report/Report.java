package org.dropmaster.report;

import java.util.ArrayList;
import java.util.List;

/**
 * All that came of a run or a matrix. Every format and the exit status are made of this one list,
 * so that they cannot disagree.
 */
public record Report(List<Result> results, List<Lapse> lapses) {
  /** Copies the lists. */
  public Report {
    results = List.copyOf(results);
    lapses = List.copyOf(lapses);
  }

  /** Results without any lapse. */
  public static Report of(List<Result> results) {
    return new Report(results, List.of());
  }

  /** The results, and behind them the lapses. */
  public List<Case> cases() {
    List<Case> all = new ArrayList<>(results);
    all.addAll(lapses);
    return all;
  }

  /** The worst that any case came to. */
  public Status status() {
    return Status.worst(cases().stream().map(Case::status));
  }
}
