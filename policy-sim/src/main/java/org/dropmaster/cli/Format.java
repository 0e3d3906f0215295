package org.dropmaster.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dropmaster.report.Case;
import org.dropmaster.report.CheckReport;
import org.dropmaster.report.Herd;
import org.dropmaster.report.JUnit;
import org.dropmaster.report.JsonReport;
import org.dropmaster.report.Ktap;
import org.dropmaster.report.Report;
import org.dropmaster.report.Summary;

/** How results are written. */
enum Format {
  TEXT,
  JSON,
  KTAP,
  JUNIT;

  /** The whole report as one text. */
  String write(Report report) {
    return switch (this) {
      case TEXT ->
          report.results().stream()
                  .map(r -> Herd.block(r) + r.explanation())
                  .collect(Collectors.joining("\n"))
              + "\n"
              + new Summary(report).line()
              + "\n"
              + report.lapses().stream().map(l -> l.line() + "\n").collect(Collectors.joining());
      case JSON -> JsonReport.text(report);
      case KTAP -> Ktap.text(report.cases());
      case JUNIT -> JUnit.text(report.cases());
    };
  }

  /** All reports of checks as one text. */
  String write(List<CheckReport> checks) {
    List<Case> cases = checks.stream().flatMap(check -> check.cases().stream()).toList();
    return switch (this) {
      case TEXT -> checks.stream().map(CheckReport::text).collect(Collectors.joining());
      case JSON -> CheckReport.json(checks);
      case KTAP -> Ktap.text(cases);
      case JUNIT -> JUnit.text(cases);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
