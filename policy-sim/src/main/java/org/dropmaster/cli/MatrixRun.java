package org.dropmaster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropmaster.explore.threads.Pieces;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.report.Expectation;
import org.dropmaster.report.ExpectedTable;
import org.dropmaster.report.Result;
import org.dropmaster.report.Status;

/**
 * Runs every test under every policy, one a processor at a time, and holds each cell against the
 * table.
 */
final class MatrixRun {
  private final TestBench bench;
  private final ExpectedTable table;
  private final Optional<StatusLine> line;
  private final AtomicInteger done = new AtomicInteger();

  MatrixRun(TestBench bench, ExpectedTable table, Optional<StatusLine> line) {
    this.bench = bench;
    this.table = table;
    this.line = line;
  }

  /** All results, policy by policy, in order. */
  List<Result> results(List<PolicyTree> policies, List<LitmusTree> tests) {
    List<Callable<Result>> cells = new ArrayList<>();
    for (PolicyTree policy : policies) {
      for (LitmusTree test : tests) {
        TestBench.Case of = new TestBench.Case(test, policy, policy.name());
        cells.add(() -> told(one(of), policies.size() * tests.size()));
      }
    }
    List<Result> results = new Pieces(Runtime.getRuntime().availableProcessors()).all(cells);
    line.ifPresent(StatusLine::end);
    return results;
  }

  private Result told(Result result, int all) {
    int number = done.incrementAndGet();
    line.ifPresent(shown -> shown.show("matrix: " + number + " of " + all + " cells"));
    return result;
  }

  private Result one(TestBench.Case of) {
    Optional<ExpectedTable.Row> row = table.row(of.policy().name(), of.test().name());
    Expectation expected =
        row.map(ExpectedTable.Row::expectation).orElse(new Expectation("-", ExpectedTable.FILE));
    return compared(bench.run(of, List.of(expected), false), row, expected);
  }

  private static Result compared(
      Result result, Optional<ExpectedTable.Row> row, Expectation expected) {
    if (result.status() == Status.UNKNOWN) {
      return result;
    }
    List<String> changes = new ArrayList<>();
    if (!result.cell().equals(expected.cell())) {
      changes.add("expected " + expected.cell() + " (" + expected.place() + ")");
    } else if (row.isPresent()) {
      if (row.get().states() != result.states()) {
        changes.add(row.get().states() + " states became " + result.states());
      }
      if (row.get().reached() != result.reached()) {
        changes.add("the premise is " + (result.reached() ? "reached now" : "no longer reached"));
      }
    }
    if (!changes.isEmpty()) {
      return result.judged(Status.UNEXPECTED, changes);
    }
    return result.cell().equals("-") ? result : result.judged(Status.OK, List.of());
  }
}
