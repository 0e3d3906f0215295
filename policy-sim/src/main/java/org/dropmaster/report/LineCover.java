package org.dropmaster.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Span;
import org.dropmaster.lang.Statement;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Routine;

/** Which lines of which text some run took. */
public final class LineCover {
  private static final String EXCUSE = "not run:";

  /** Verbs of which every step is another text's, or the export core's. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "dma_buf_attach",
          "dma_buf_detach",
          "dma_buf_pin",
          "dma_buf_unpin",
          "dma_buf_map_attachment",
          "dma_buf_unmap_attachment");

  private final Map<String, Set<Integer>> ran = new ConcurrentHashMap<>();

  /** A line that no test runs; a comment {@code not run: why} on or above it gives the reason. */
  public record Unrun(String policy, String place, String text, String reason) {
    /** Whether no reason is given. */
    public boolean silent() {
      return reason.isEmpty();
    }

    /** The reason, or that there is no test. */
    public String why() {
      return silent() ? "no test runs this" : reason;
    }
  }

  /** Notes the lines that a verdict's runs took; safe to call from several threads. */
  public void add(Verdict verdict) {
    List<Routine> routines = verdict.instance().program().routines();
    for (Routine routine : routines) {
      boolean[] covered = verdict.covered().get(routine.number());
      for (int pc = 0; pc < covered.length; pc++) {
        Origin origin = routine.steps().get(pc).origin();
        if (covered[pc] && origin.line() > 0) {
          ran.computeIfAbsent(origin.file(), file -> ConcurrentHashMap.newKeySet())
              .add(origin.line());
        }
      }
    }
  }

  /** The statements of a policy that no run took, in order, one a line. */
  public List<Unrun> unrun(PolicyTree policy) {
    Map<Integer, Statement> lines = new TreeMap<>();
    policy.functions().forEach(function -> collect(function.body(), lines));
    policy
        .importers()
        .forEach(importer -> importer.functions().forEach(f -> collect(f.body(), lines)));
    Set<String> helpers = new TreeSet<>(ELSEWHERE);
    policy.functions().forEach(function -> helpers.add(function.name()));
    policy
        .importers()
        .forEach(importer -> importer.functions().forEach(f -> helpers.add(f.name())));
    Set<Integer> seen = new TreeSet<>(ran.getOrDefault(policy.span().source().name(), Set.of()));
    List<Unrun> left = new ArrayList<>();
    lines.forEach(
        (line, statement) -> {
          if (!seen.contains(line) && !calls(statement, helpers)) {
            left.add(unrun(policy.name(), statement.span()));
          }
        });
    return left;
  }

  /** A helper is inlined: its own lines tell whether it was run. */
  private static boolean calls(Statement statement, Set<String> helpers) {
    Optional<Expr> value =
        statement instanceof Statement.Do call
            ? Optional.of(call.call())
            : statement instanceof Statement.Assign assign
                ? Optional.of(assign.value())
                : statement instanceof Statement.Return result ? result.value() : Optional.empty();
    return value.filter(v -> v instanceof Expr.Call c && helpers.contains(c.name())).isPresent();
  }

  private static Unrun unrun(String policy, Span span) {
    String line = span.source().lineText(span.line());
    String above = span.line() > 1 ? span.source().lineText(span.line() - 1).strip() : "";
    String reason = reason(line);
    if (reason.isEmpty() && above.startsWith("/*")) {
      reason = reason(above);
    }
    return new Unrun(policy, span.place(), line.replaceAll("/\\*.*", "").strip(), reason);
  }

  private static String reason(String line) {
    int excuse = line.indexOf(EXCUSE);
    return excuse < 0 ? "" : line.substring(excuse + EXCUSE.length()).replace("*/", "").strip();
  }

  private static void collect(Statement statement, Map<Integer, Statement> lines) {
    if (statement instanceof Statement.Block block) {
      block.statements().forEach(each -> collect(each, lines));
      return;
    }
    boolean step =
        !(statement instanceof Statement.Declare || statement instanceof Statement.Label);
    if (step) {
      lines.putIfAbsent(statement.span().line(), statement);
    }
    if (statement instanceof Statement.If branch) {
      collect(branch.yes(), lines);
      branch.no().ifPresent(no -> collect(no, lines));
    } else if (statement instanceof Statement.ForEach loop) {
      collect(loop.body(), lines);
    } else if (statement instanceof Statement.ScopedGuard guard) {
      collect(guard.body(), lines);
    }
  }
}
