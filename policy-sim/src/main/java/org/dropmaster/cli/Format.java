package org.dropmaster.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dropmaster.report.Herd;
import org.dropmaster.report.JUnit;
import org.dropmaster.report.JsonReport;
import org.dropmaster.report.Ktap;
import org.dropmaster.report.Result;
import org.dropmaster.report.Summary;

/** How results are written. */
enum Format {
  TEXT,
  JSON,
  KTAP,
  JUNIT;

  /** All results as one text. */
  String write(List<Result> results) {
    return switch (this) {
      case TEXT ->
          results.stream()
                  .map(r -> Herd.block(r) + r.explanation())
                  .collect(Collectors.joining("\n"))
              + "\n"
              + new Summary(results).line()
              + "\n";
      case JSON -> JsonReport.text(results);
      case KTAP -> Ktap.text(results);
      case JUNIT -> JUnit.text(results);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
