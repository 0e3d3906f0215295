package org.dropmaster.litmus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Functions;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Mark;
import org.dropmaster.lang.Statement;

/** Counts the places at which a function, or what it calls, makes objects of each kind. */
final class Sites {
  /** Places under for_each count this often: no set of a litmus test is larger. */
  private static final int REPEATED = 2;

  /** What a call of a helper that acquires makes. */
  static final String EPOCH = "epoch";

  private static final Map<String, String> MAKERS =
      Map.of(
          "alloc", "bo",
          "dma_buf_export", "dmabuf",
          "queue_command", "command",
          "file_clone", "file",
          "handle_create", "handle",
          "handle_reserve", "handle",
          "fd_install", "descriptor",
          "reserve_fd", "descriptor");

  private final Functions functions;
  private final Map<String, Integer> counts = new HashMap<>();
  private int factor = 1;
  private int depth;

  private Sites(Functions functions) {
    this.functions = functions;
  }

  /** By kind, for one run of the function; a handle and a descriptor count as kinds too. */
  static Map<String, Integer> of(Functions functions, Function function) {
    Sites sites = new Sites(functions);
    sites.statement(function.body());
    return sites.counts;
  }

  private void add(String kind) {
    counts.merge(kind, factor, Integer::sum);
  }

  private void statement(Statement s) {
    if (s instanceof Statement.Block b) {
      b.statements().forEach(this::statement);
    } else if (s instanceof Statement.If i) {
      expr(i.condition());
      statement(i.yes());
      i.no().ifPresent(this::statement);
    } else if (s instanceof Statement.ForEach f) {
      factor *= REPEATED;
      statement(f.body());
      factor /= REPEATED;
    } else if (s instanceof Statement.ScopedGuard g) {
      statement(g.body());
    } else if (s instanceof Statement.Do d) {
      expr(d.call());
    } else if (s instanceof Statement.Assign a) {
      expr(a.value());
    } else if (s instanceof Statement.Return r) {
      r.value().ifPresent(this::expr);
    }
  }

  private void expr(Expr e) {
    if (e instanceof Expr.New n) {
      add(n.kind());
    } else if (e instanceof Expr.Not n) {
      expr(n.operand());
    } else if (e instanceof Expr.Call call) {
      call(call);
    }
  }

  private void call(Expr.Call call) {
    call.arguments().forEach(this::expr);
    String made = MAKERS.get(call.name());
    if (made != null) {
      add(made);
    }
    List<Function> called =
        functions.policy().functions().stream().filter(f -> f.name().equals(call.name())).toList();
    if (made == null && depth < 20) {
      depth++;
      called.forEach(this::inside);
      depth--;
    }
  }

  private void inside(Function called) {
    if (called.mark() == Mark.ACQUIRES) {
      add(EPOCH);
    }
    statement(called.body());
  }
}
