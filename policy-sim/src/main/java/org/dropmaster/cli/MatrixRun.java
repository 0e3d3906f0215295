package org.dropmaster.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.report.Expectation;
import org.dropmaster.report.ExpectedTable;
import org.dropmaster.report.Result;
import org.dropmaster.report.Status;

/** Runs every test under every policy, two at a time, and holds each cell against the table. */
final class MatrixRun {
  private static final int THREADS = 2;

  private final TestBench bench;
  private final ExpectedTable table;
  private final Optional<PrintWriter> progress;
  private final AtomicInteger done = new AtomicInteger();

  MatrixRun(TestBench bench, ExpectedTable table, Optional<PrintWriter> progress) {
    this.bench = bench;
    this.table = table;
    this.progress = progress;
  }

  /** All results, policy by policy, in order. */
  List<Result> results(List<PolicyTree> policies, List<LitmusTree> tests) {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Result>> futures = new ArrayList<>();
      for (PolicyTree policy : policies) {
        for (LitmusTree test : tests) {
          TestBench.Case of = new TestBench.Case(test, policy, policy.name());
          futures.add(pool.submit(() -> told(one(of), policies.size() * tests.size())));
        }
      }
      List<Result> results = new ArrayList<>();
      for (Future<Result> future : futures) {
        results.add(future.get());
      }
      progress.ifPresent(err -> err.print("\r\u001b[K"));
      return results;
    } catch (ExecutionException e) {
      throw rethrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageProblem("interrupted.");
    } finally {
      pool.shutdownNow();
    }
  }

  private static RuntimeException rethrown(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException problem) {
      return problem;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }

  private Result told(Result result, int all) {
    int number = done.incrementAndGet();
    progress.ifPresent(
        err -> {
          err.print("\r\u001b[Kmatrix: " + number + " of " + all + " cells");
          err.flush();
        });
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
