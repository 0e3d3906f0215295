package org.dropmaster.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.dropmaster.lang.Formatter;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.ProgramText;

/** What can be printed instead of a run. */
enum Print {
  PROGRAM,
  POLICY,
  IMPORTER,
  LAYOUT;

  /** The text for one test under one policy. */
  String text(TestBench bench, TestBench.Case of) {
    PolicyTree policy = of.policy();
    return switch (this) {
      case PROGRAM -> ProgramText.steps(bench.instance(of).program());
      case LAYOUT -> ProgramText.layout(bench.instance(of).program());
      case POLICY -> Formatter.format(policy, policy.span().source());
      case IMPORTER ->
          TextKind.IMPORTER.names().stream()
              .map(name -> Texts.builtIn(name, TextKind.IMPORTER).text())
              .collect(Collectors.joining("\n"));
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
