package org.dropmaster.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.Statement;

/** Makes statements that do less than the one that was written. */
final class WeakStatements {
  private WeakStatements() {}

  /** What may stand for a statement, short of nothing at all. */
  static List<Change> of(Statement statement) {
    if (statement instanceof Statement.If test) {
      return test(test);
    } else if (statement instanceof Statement.ForEach loop) {
      return loop(loop);
    } else if (statement instanceof Statement.ScopedGuard guard) {
      return List.of(new Change("without the lock", guard.body().statements()));
    } else if (statement instanceof Statement.Assign assign) {
      return assignment(assign);
    } else if (statement instanceof Statement.Return returned) {
      return result(returned);
    }
    return List.of();
  }

  private static List<Change> test(Statement.If test) {
    List<Change> changes = new ArrayList<>();
    for (WeakExpressions.Weak weak : WeakExpressions.condition(test.condition())) {
      boolean same = weak.what().equals("always false") && test.no().isEmpty();
      if (!same) {
        changes.add(
            Change.of(
                weak.what(),
                new Statement.If(test.span(), weak.expression(), test.yes(), test.no())));
      }
    }
    return changes;
  }

  private static List<Change> loop(Statement.ForEach loop) {
    Expr all = new Expr.Literal(loop.condition().span(), 1, true);
    return List.of(
        Change.of(
            "for each one, whatever the condition",
            new Statement.ForEach(loop.span(), loop.kind(), loop.variable(), all, loop.body())));
  }

  private static List<Change> assignment(Statement.Assign assign) {
    return WeakExpressions.value(assign.value()).stream()
        .map(
            weak ->
                Change.of(
                    weak.what(),
                    new Statement.Assign(assign.span(), assign.target(), weak.expression())))
        .toList();
  }

  private static List<Change> result(Statement.Return returned) {
    return returned.value().map(WeakExpressions::value).orElse(List.of()).stream()
        .map(
            weak ->
                Change.of(
                    weak.what(),
                    new Statement.Return(returned.span(), Optional.of(weak.expression()))))
        .toList();
  }
}
