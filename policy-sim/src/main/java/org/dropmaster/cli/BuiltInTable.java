package org.dropmaster.cli;

import java.util.Optional;
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
        of.policy().span().source().name().equals(of.policy().name() + TextKind.POLICY.ending())
            && of.test().span().source().name().equals(of.test().name() + TextKind.TEST.ending());
    return builtIn ? Holder.TABLE.row(of.policy().name(), of.test().name()) : Optional.empty();
  }

  private static final class Holder {
    static final ExpectedTable TABLE = table();
  }
}
