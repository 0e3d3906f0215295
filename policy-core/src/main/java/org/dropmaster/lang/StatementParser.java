package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the bodies of functions. */
final class StatementParser {
  private final Cursor in;
  private final ExpressionParser expressions;
  private final TypeParser types;

  StatementParser(Cursor in) {
    this.in = in;
    this.expressions = new ExpressionParser(in, false);
    this.types = new TypeParser(in);
  }

  /** A block in braces; after an error in it, the rest of it. */
  Statement.Block block() {
    Token open = in.expect("{");
    in.enter();
    List<Statement> statements = new ArrayList<>();
    while (!in.at("}") && !unclosed(open)) {
      recovering(statements);
    }
    in.accept("}");
    in.leave();
    return new Statement.Block(in.since(open), List.copyOf(statements));
  }

  private boolean unclosed(Token open) {
    return in.unclosed(open, in.done() || Shapes.declarationAtMargin(in));
  }

  private void recovering(List<Statement> statements) {
    int from = in.position();
    int level = in.level();
    try {
      statement(statements);
    } catch (SyntaxError reported) {
      in.leaveTo(level);
      in.skipStatement(from);
      in.accept("else");
    }
  }

  /** One statement; {@code int r = e;} is two. */
  private void statement(List<Statement> out) {
    Token start = in.peek();
    in.enter();
    if (in.at("{")) {
      out.add(block());
    } else if (start.name()) {
      word(start, out);
    } else if (!in.accept(";")) {
      throw unexpected();
    }
    in.leave();
  }

  private SyntaxError unexpected() {
    String foreign = Words.FOREIGN.get(in.peek().text());
    return foreign == null
        ? in.expected("a statement")
        : in.fail(Code.NOT_IN_LANGUAGE, in.peek().shown() + " is not in the language", "", foreign);
  }

  private void word(Token start, List<Statement> out) {
    switch (start.text()) {
      case "if" -> out.add(conditional());
      case "for_each" -> out.add(forEach());
      case "return" -> out.add(returned());
      case "goto" -> out.add(jump());
      case "break" -> out.add(new Statement.Break(simple()));
      case "continue" -> out.add(new Statement.Continue(simple()));
      case "while", "for", "do", "switch", "else" -> throw unexpected();
      default -> other(start, out);
    }
  }

  private Span simple() {
    Span span = in.next().span();
    in.expectSemicolon();
    return span;
  }

  private void other(Token start, List<Statement> out) {
    if (in.peek(1).is("(") && Words.GUARDS.containsKey(start.text())) {
      out.add(guard(start, Words.GUARDS.getOrDefault(start.text(), Statement.Mode.PLAIN)));
    } else if (in.peek(1).is("(") && Words.SCOPED_GUARDS.containsKey(start.text())) {
      out.add(scoped(start, Words.SCOPED_GUARDS.getOrDefault(start.text(), Statement.Mode.PLAIN)));
    } else if (in.peek(1).is(":")) {
      in.next();
      in.next();
      out.add(new Statement.Label(in.since(start), start.text()));
    } else if (Shapes.local(in)) {
      locals(out);
    } else {
      out.add(effect(start));
    }
  }

  private Statement conditional() {
    Token start = in.next();
    in.expect("(");
    Expr condition = expressions.expression();
    in.expect(")");
    Statement.Block yes = branch();
    Optional<Statement.Block> no = in.accept("else") ? Optional.of(branch()) : Optional.empty();
    return new Statement.If(in.since(start), condition, yes, no);
  }

  private Statement.Block branch() {
    if (in.at("{")) {
      return block();
    }
    Token start = in.peek();
    List<Statement> statements = new ArrayList<>();
    statement(statements);
    return new Statement.Block(in.since(start), List.copyOf(statements));
  }

  private Statement forEach() {
    Token start = in.next();
    ExpressionParser.Binder binder = expressions.binder();
    Expr condition = expressions.expression();
    in.expect(")");
    Statement.Block body = branch();
    return new Statement.ForEach(
        in.since(start), binder.kind(), binder.variable(), condition, body);
  }

  private Statement guard(Token start, Statement.Mode mode) {
    Expr lock = lock();
    Span span = in.since(start);
    in.expectSemicolon();
    return new Statement.Guard(span, mode, lock);
  }

  private Statement scoped(Token start, Statement.Mode mode) {
    Expr lock = lock();
    Statement.Block body = branch();
    return new Statement.ScopedGuard(in.since(start), mode, lock, body);
  }

  private Expr lock() {
    in.next();
    in.expect("(");
    Expr lock = expressions.expression();
    in.expect(")");
    if (in.at("(")) {
      throw in.fail(
          Code.NOT_IN_LANGUAGE,
          "a guard names only its lock",
          "",
          "write guard(device.lock), without the class of the lock");
    }
    return lock;
  }

  private Statement returned() {
    Token start = in.next();
    Optional<Expr> value = in.at(";") ? Optional.empty() : Optional.of(expressions.expression());
    Span span = in.since(start);
    in.expectSemicolon();
    return new Statement.Return(span, value);
  }

  private Statement jump() {
    Token start = in.next();
    String label = in.expectName("a label").text();
    Span span = in.since(start);
    in.expectSemicolon();
    return new Statement.Goto(span, label);
  }

  private void locals(List<Statement> out) {
    Token start = in.peek();
    Type type = types.starred();
    do {
      if (type.base() == Type.Base.POINTER) {
        in.accept("*");
      }
      Token name = types.declared();
      out.add(new Statement.Declare(in.since(start), type, name.text()));
      if (in.accept("=")) {
        Expr value = expressions.expression();
        Expr target = new Expr.Name(name.span(), name.text());
        out.add(new Statement.Assign(in.since(name), target, value));
      }
    } while (in.accept(","));
    in.expectSemicolon();
  }

  private Statement effect(Token start) {
    Expr target = expressions.assignable();
    Statement effect;
    if (in.accept("=")) {
      Expr value = expressions.expression();
      effect = new Statement.Assign(in.since(start), target, value);
    } else if (target instanceof Expr.Call call) {
      effect = new Statement.Do(in.since(start), call);
    } else if (Words.FOREIGN.containsKey(in.peek().text())) {
      throw unexpected();
    } else {
      throw in.expected("'=' or a call");
    }
    in.expectSemicolon();
    return effect;
  }
}
