package org.dropmaster.lang;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks where control goes in one function: loops, ends, guards, what is never reached. */
final class FlowChecker {
  private final PolicyTree.Function function;
  private final Diagnostics problems;
  private final Set<String> labels = new HashSet<>();

  FlowChecker(PolicyTree.Function function, Diagnostics problems) {
    this.function = function;
    this.problems = problems;
  }

  void check() {
    Jumps jumps = new Jumps(function.body(), problems);
    boolean ends = block(function.body(), jumps, false);
    if (ends && function.result().base() != Type.Base.VOID) {
      Span whole = function.span();
      problems.add(
          new Span(whole.source(), whole.end() - 1, whole.end()),
          Code.NO_RESULT,
          "'" + function.name() + "' ends without returning " + Types.shown(function.result()),
          "",
          "write return ... before the last brace");
    }
  }

  /** Whether control can come out at the end of a block. */
  private boolean block(Statement.Block block, Jumps jumps, boolean loop) {
    boolean reached = true;
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (!reached && statement instanceof Statement.Label) {
        reached = true;
      } else if (!reached && !(statements.get(i - 1) instanceof Statement.Label)) {
        unreachable(statement, statements.get(i - 1));
      }
      jumps.at(i);
      reached &= passes(statement, block, jumps, loop);
    }
    return reached;
  }

  private void unreachable(Statement statement, Statement before) {
    boolean first =
        before instanceof Statement.Return
            || before instanceof Statement.Goto
            || before instanceof Statement.Break
            || before instanceof Statement.Continue
            || before instanceof Statement.If;
    if (first) {
      problems.add(
          statement.span(),
          Code.UNREACHABLE,
          "this is never reached",
          "",
          "remove it or move it up");
    }
  }

  private boolean passes(Statement statement, Statement.Block in, Jumps jumps, boolean loop) {
    if (statement instanceof Statement.If test) {
      boolean yes = nested(test.yes(), jumps, loop);
      boolean no = test.no().map(block -> nested(block, jumps, loop)).orElse(true);
      return yes || no;
    } else if (statement instanceof Statement.ForEach each) {
      nested(each.body(), jumps, true);
    } else if (statement instanceof Statement.ScopedGuard guard) {
      return nested(guard.body(), jumps, loop);
    } else if (statement instanceof Statement.Block block) {
      return nested(block, jumps, loop);
    } else if (statement instanceof Statement.Goto jump) {
      jumps.check(jump);
    } else if (statement instanceof Statement.Label label) {
      label(label);
    } else if (statement instanceof Statement.Guard guard) {
      guard(guard, in);
    } else if (statement instanceof Statement.Break || statement instanceof Statement.Continue) {
      inLoop(statement, loop);
    }
    return !leaves(statement);
  }

  private boolean nested(Statement.Block block, Jumps jumps, boolean loop) {
    jumps.enter(block);
    boolean passes = block(block, jumps, loop);
    jumps.leave();
    return passes;
  }

  private static boolean leaves(Statement statement) {
    return statement instanceof Statement.Return
        || statement instanceof Statement.Goto
        || statement instanceof Statement.Break
        || statement instanceof Statement.Continue;
  }

  private void label(Statement.Label label) {
    if (!labels.add(label.name())) {
      problems.add(
          label.span(), Code.DUPLICATE, "label '" + label.name() + "' is written twice", "");
    }
  }

  private void inLoop(Statement statement, boolean loop) {
    if (!loop) {
      problems.add(
          statement.span(),
          Code.OUTSIDE_LOOP,
          statement.span().text() + " outside of a for_each",
          "",
          "leave a function with return");
    }
  }

  /** A guard lasts to the end of the function, so whether it is held must not depend on the way. */
  @SuppressWarnings("ReferenceEquality") // a block is the body only if it is that very block
  private void guard(Statement.Guard guard, Statement.Block in) {
    List<Statement> statements = in.statements();
    boolean returns = statements.get(statements.size() - 1) instanceof Statement.Return;
    if (in != function.body() && !returns) {
      problems.add(
          guard.span(),
          Code.CONDITIONAL_GUARD,
          "a guard lasts to the end of the function, but not every way comes through here",
          "",
          "write scoped_guard(l) { ... }, or return at the end of this block");
    }
  }
}
