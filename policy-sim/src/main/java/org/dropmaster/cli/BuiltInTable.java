package org.dropmaster.cli;

import java.util.Optional;
import org.dropmaster.lang.Source;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.ExpectedTable;

/** The expected table of the built-in policies and tests. */
final class BuiltInTable {
  private static final String RESOURCE = "/org/dropmaster/litmus/" + ExpectedTable.FILE;

  private BuiltInTable() {}

  /** The whole table. */
  static ExpectedTable table() {
    return ExpectedTable.parse(ExpectedTable.FILE, Texts.resource(RESOURCE).orElse(""));
  }

  /** The row of a case, if both its test and its policy are built in. */
  static Optional<ExpectedTable.Row> row(TestBench.Case of) {
    boolean builtIn =
        builtIn(of.policy().name(), TextKind.POLICY, of.policy().span().source())
            && builtIn(of.test().name(), TextKind.TEST, of.test().span().source());
    return builtIn ? Holder.TABLE.row(of.policy().name(), of.test().name()) : Optional.empty();
  }

  /** A file may have the name of a built-in text, and say something else. */
  private static boolean builtIn(String name, TextKind kind, Source source) {
    return kind.names().contains(name)
        && Texts.builtIn(name, kind).text().equals(source.text())
        && source.name().equals(name + kind.ending());
  }

  private static final class Holder {
    static final ExpectedTable TABLE = table();
  }
}
