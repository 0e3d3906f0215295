package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Span;
import org.dropmaster.lang.Statement;

/**
 * A place where a policy takes a lock or waits.
 *
 * @param function the head of the function as written, without its mark
 * @param statement what stands there; a second one of the same text in a function ends in #2
 * @param taken the text that takes the lock or waits
 * @param body the function's body
 */
record LockSite(String function, String statement, Span taken, Span body) {
  private static final Set<String> VERBS =
      Set.of("wait", "wait_killable", "wait_timeout", "synchronize");

  /** All of them, in the order of the text. */
  static List<LockSite> of(PolicyTree policy) {
    List<LockSite> found = new ArrayList<>();
    policy.functions().forEach(function -> in(function, found));
    policy.importers().forEach(i -> i.functions().forEach(function -> in(function, found)));
    return found;
  }

  private static void in(PolicyTree.Function function, List<LockSite> found) {
    String head = function.span().source().lineText(function.span().line()).strip();
    collect(head.replaceAll(" __.*", ""), function.body(), function.body().span(), found);
  }

  private static void collect(
      String function, Statement statement, Span body, List<LockSite> found) {
    taken(statement).ifPresent(span -> add(function, span, body, found));
    if (statement instanceof Statement.Block block) {
      block.statements().forEach(each -> collect(function, each, body, found));
    } else if (statement instanceof Statement.If branch) {
      collect(function, branch.yes(), body, found);
      branch.no().ifPresent(no -> collect(function, no, body, found));
    } else if (statement instanceof Statement.ForEach loop) {
      collect(function, loop.body(), body, found);
    } else if (statement instanceof Statement.ScopedGuard guard) {
      collect(function, guard.body(), body, found);
    }
  }

  private static void add(String function, Span taken, Span body, List<LockSite> found) {
    String text = taken.text().replaceAll("\\s+", " ");
    long before =
        found.stream()
            .filter(s -> s.body().equals(body) && s.taken().text().equals(taken.text()))
            .count();
    found.add(new LockSite(function, before == 0 ? text : text + "#" + (before + 1), taken, body));
  }

  private static Optional<Span> taken(Statement statement) {
    if (statement instanceof Statement.Guard guard) {
      return Optional.of(upTo(guard.span(), ";"));
    } else if (statement instanceof Statement.ScopedGuard guard) {
      return Optional.of(upTo(guard.span(), " {"));
    } else if (statement instanceof Statement.Do call) {
      return verb(call.call());
    } else if (statement instanceof Statement.Assign assign) {
      return verb(assign.value());
    } else if (statement instanceof Statement.If test) {
      return verb(test.condition());
    }
    return Optional.empty();
  }

  private static Optional<Span> verb(Expr value) {
    if (value instanceof Expr.Not not) {
      return verb(not.operand());
    }
    return value instanceof Expr.Call call
            && (VERBS.contains(call.name()) || call.name().matches("(try)?lock(_.*)?"))
        ? Optional.of(call.span())
        : Optional.empty();
  }

  private static Span upTo(Span span, String end) {
    int length = span.text().indexOf(end);
    return new Span(
        span.source(), span.start(), span.start() + (length < 0 ? span.text().length() : length));
  }

  /** The policy's text without it: the lock is not taken, nobody waits. */
  String without() {
    String text = taken.source().text();
    String before = text.substring(0, taken.start());
    String after = text.substring(taken.end());
    if (before.stripTrailing().endsWith("=") || before.endsWith("(") || before.endsWith("!")) {
      return before + (before.stripTrailing().endsWith("=") ? "0" : "false") + after;
    }
    if (taken.text().startsWith("scoped")) {
      return before + after;
    }
    String rest = after.substring(1);
    return before + (taken.text().startsWith("lock") ? unlocked(rest) : rest);
  }

  private String unlocked(String rest) {
    String unlock = "un" + taken.text() + ";";
    int end = body.end() - taken.end() - 1;
    return rest.substring(0, end).replace(unlock, "") + rest.substring(end);
  }
}
