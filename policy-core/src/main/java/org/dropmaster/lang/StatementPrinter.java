package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;

/** Prints statements in the style of the kernel. */
final class StatementPrinter {
  private final Layout out;

  /** How far the function that is being printed stands in; labels stand there. */
  private final int margin;

  StatementPrinter(Layout out, int margin) {
    this.out = out;
    this.margin = margin;
  }

  /** What stands between the braces of a block. */
  void body(Statement.Block block) {
    out.in(block.span());
    statements(block.statements());
    out.closing(block.span());
    out.out();
  }

  private void statements(List<Statement> statements) {
    boolean declaring = !statements.isEmpty() && statements.get(0) instanceof Statement.Declare;
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      boolean first = declaring && !(statement instanceof Statement.Declare);
      declaring &= statement instanceof Statement.Declare;
      out.before(statement.span(), first);
      if (i + 1 < statements.size() && initialized(statement, statements.get(i + 1))) {
        Statement.Assign value = (Statement.Assign) statements.get(++i);
        out.line(simple(statement) + " = ", value.value(), ";");
        out.after(value.span(), next(statements, i));
      } else {
        statement(statement);
        out.after(statement.span(), next(statements, i));
      }
    }
  }

  /** Whether the two were written as one, {@code int r = 0;}. */
  private boolean initialized(Statement first, Statement second) {
    return first instanceof Statement.Declare
        && second instanceof Statement.Assign assign
        && out.known(first.span())
        && out.known(assign.span())
        && assign.span().start() < first.span().end();
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.If test) {
      conditional("", test, bareChain(test));
    } else if (statement instanceof Statement.ForEach each) {
      String head = "for_each(" + each.kind() + " " + each.variable() + " : ";
      out.line(head, each.condition(), ") {");
      braced(each.condition().span(), each.body());
      out.line("}");
    } else if (statement instanceof Statement.ScopedGuard guard) {
      out.line("scoped_guard" + mode(guard.mode()) + "(", guard.lock(), ") {");
      braced(guard.lock().span(), guard.body());
      out.line("}");
    } else if (statement instanceof Statement.Block block) {
      out.line("{");
      body(block);
      out.line("}");
    } else if (statement instanceof Statement.Label label) {
      out.lineAt(margin, label.name() + ":");
    } else if (statement instanceof Statement.Return returned && returned.value().isPresent()) {
      out.line("return ", returned.value().get(), ";");
    } else if (statement instanceof Statement.Assign assign) {
      out.line(ExpressionText.of(assign.target()) + " = ", assign.value(), ";");
    } else {
      out.line(simple(statement) + ";");
    }
  }

  private int next(List<Statement> statements, int index) {
    return index + 1 < statements.size()
        ? out.start(statements.get(index + 1).span())
        : Integer.MAX_VALUE;
  }

  /** Whether no branch of a chain of ifs needs braces. */
  private boolean bareChain(Statement.If test) {
    boolean bare = bare(test.yes());
    Optional<Statement.Block> no = test.no();
    while (bare && no.isPresent()) {
      Optional<Statement.If> chained = onlyIf(no.get());
      bare = bare(chained.map(Statement.If::yes).orElse(no.get()));
      no = chained.flatMap(Statement.If::no);
    }
    return bare;
  }

  private void conditional(String before, Statement.If test, boolean bare) {
    out.line(before + "if (", test.condition(), bare ? ")" : ") {");
    int behind = test.no().map(no -> out.start(no.span())).orElse(Integer.MAX_VALUE);
    branch(test.condition().span(), test.yes(), bare, behind);
    Optional<Statement.If> chained = test.no().flatMap(StatementPrinter::onlyIf);
    if (chained.isPresent()) {
      conditional(bare ? "else " : "} else ", chained.get(), bare);
      return;
    }
    if (test.no().isPresent()) {
      Span span = test.no().get().span();
      Span none = new Span(span.source(), span.start(), span.start());
      out.line(bare ? "else" : "} else {");
      branch(none, test.no().get(), bare, Integer.MAX_VALUE);
    }
    close(bare);
  }

  private void close(boolean bare) {
    if (!bare) {
      out.line("}");
    }
  }

  private static Optional<Statement.If> onlyIf(Statement.Block block) {
    boolean only = block.statements().size() == 1;
    return only && block.statements().get(0) instanceof Statement.If test
        ? Optional.of(test)
        : Optional.empty();
  }

  private void branch(Span headEnd, Statement.Block block, boolean bare, int limit) {
    if (!bare) {
      braced(headEnd, block);
      return;
    }
    out.after(headEnd, first(block));
    out.in(limit);
    statements(block.statements());
    out.out();
  }

  private void braced(Span headEnd, Statement.Block block) {
    out.after(headEnd, first(block));
    body(block);
  }

  private static int first(Statement.Block block) {
    return block.statements().isEmpty()
        ? block.span().end()
        : block.statements().get(0).span().start();
  }

  /** Whether a branch needs no braces: one plain statement, without a comment. */
  private boolean bare(Statement.Block block) {
    boolean plain = block.statements().size() == 1 && plain(block.statements().get(0));
    return plain && !out.commented(block.span());
  }

  private static boolean plain(Statement statement) {
    return statement instanceof Statement.Assign
        || statement instanceof Statement.Do
        || statement instanceof Statement.Return
        || statement instanceof Statement.Goto
        || statement instanceof Statement.Break
        || statement instanceof Statement.Continue;
  }

  /** Whether a block can stand on the line of its function. */
  static boolean fitsOneLine(Statement.Block block) {
    return block.statements().stream().allMatch(StatementPrinter::plain);
  }

  /** A statement without blocks, without its semicolon. */
  static String simple(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      return TypeText.declared(declare.type(), declare.name());
    } else if (statement instanceof Statement.Assign assign) {
      return ExpressionText.of(assign.target()) + " = " + ExpressionText.of(assign.value());
    } else if (statement instanceof Statement.Do call) {
      return ExpressionText.of(call.call());
    } else if (statement instanceof Statement.Guard guard) {
      return "guard" + mode(guard.mode()) + "(" + ExpressionText.of(guard.lock()) + ")";
    } else if (statement instanceof Statement.Return returned) {
      return "return" + returned.value().map(v -> " " + ExpressionText.of(v)).orElse("");
    } else if (statement instanceof Statement.Goto jump) {
      return "goto " + jump.label();
    }
    return statement instanceof Statement.Break ? "break" : "continue";
  }

  private static String mode(Statement.Mode mode) {
    return switch (mode) {
      case PLAIN -> "";
      case READ -> "_read";
      case WRITE -> "_write";
    };
  }
}
