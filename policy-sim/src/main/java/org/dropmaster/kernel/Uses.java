package org.dropmaster.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.Functions;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Statement;

/** Finds out whether a function, or one that it calls, takes effect on the device. */
public final class Uses {
  /** What takes effect on the device. */
  static final Set<String> VERBS =
      Set.of(
          "alloc",
          "queue_command",
          "dma_buf_export",
          "fd_install",
          "handle_create",
          "handle_publish");

  private final Functions functions;
  private final Set<String> verbs;
  private final Set<String> met = new HashSet<>();

  private Uses(Functions functions, Set<String> verbs) {
    this.verbs = verbs;
    this.functions = functions;
  }

  /** Whether an entry point, or what it calls, names one of these verbs. */
  public static boolean any(Functions functions, String entry, Set<String> verbs) {
    return new Uses(functions, verbs).function(entry);
  }

  /** Whether any function of the policy names one of these verbs. */
  public static boolean anywhere(Functions functions, Set<String> verbs) {
    Uses uses = new Uses(functions, verbs);
    return functions.policy().functions().stream().anyMatch(f -> uses.statement(f.body()));
  }

  static boolean device(Functions functions, String entry) {
    return List.of("mmap", "fault").contains(entry) || any(functions, entry, VERBS);
  }

  private boolean function(String name) {
    if (met.add(name)) {
      for (Function f : functions.policy().functions()) {
        if (f.name().equals(name) && statement(f.body())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean statement(Statement s) {
    if (s instanceof Statement.Block b) {
      for (Statement inner : b.statements()) {
        if (statement(inner)) {
          return true;
        }
      }
      return false;
    } else if (s instanceof Statement.If i) {
      return expr(i.condition())
          || statement(i.yes())
          || i.no().filter(this::statement).isPresent();
    } else if (s instanceof Statement.ForEach f) {
      return statement(f.body());
    } else if (s instanceof Statement.ScopedGuard g) {
      return statement(g.body());
    } else if (s instanceof Statement.Do d) {
      return expr(d.call());
    } else if (s instanceof Statement.Assign a) {
      return expr(a.value());
    }
    return s instanceof Statement.Return r && expr(r.value());
  }

  private boolean expr(Optional<Expr> e) {
    return e.isPresent() && expr(e.get());
  }

  private boolean expr(Expr e) {
    if (e instanceof Expr.Not not) {
      return expr(not.operand());
    }
    return e instanceof Expr.Call call && (verbs.contains(call.name()) || function(call.name()));
  }
}
