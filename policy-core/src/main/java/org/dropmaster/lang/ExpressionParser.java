package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses expressions of policies, and of conditions of litmus tests with their {@code 0:d}. */
final class ExpressionParser {
  private static final int LOWEST = 1;

  private final Cursor in;
  private final boolean litmus;
  private final Numbers numbers;

  /** The height of the tree parsed last, so that no tree is too high to be walked. */
  private int height;

  ExpressionParser(Cursor in, boolean litmus) {
    this.in = in;
    this.litmus = litmus;
    this.numbers = new Numbers(in);
  }

  Expr expression() {
    Token start = in.peek();
    in.enter();
    Expr condition = binary(LOWEST);
    if (!litmus && in.accept("?")) {
      int highest = height;
      Expr yes = expression();
      highest = Math.max(highest, height);
      in.expect(":");
      Expr no = expression();
      raise(highest);
      condition = new Expr.Conditional(in.since(start), condition, yes, no);
    }
    in.leave();
    return condition;
  }

  /** What an assignment may begin with, or a call. */
  Expr assignable() {
    in.enter();
    Expr target = postfix();
    in.leave();
    return target;
  }

  /** Notes that a node stands above the last tree and above another one. */
  private void raise(int other) {
    height = Math.max(height, other) + 1;
    in.checkDepth(height);
  }

  private Expr binary(int lowest) {
    Token start = in.peek();
    Expr left = unary();
    for (Optional<Expr.Operator> operator = operator(lowest);
        operator.isPresent();
        operator = operator(lowest)) {
      in.next();
      int leftHeight = height;
      Expr right = binary(Operators.precedence(operator.get()) + 1);
      raise(leftHeight);
      left = new Expr.Binary(in.since(start), operator.get(), left, right);
    }
    return left;
  }

  private Optional<Expr.Operator> operator(int lowest) {
    Token token = in.peek();
    if (token.is("=") && !litmus) {
      throw in.fail(Code.EXPECTED, "an assignment is no value", "", "compare with ==");
    }
    return Operators.of(token.text(), litmus)
        .filter(found -> token.kind() == Token.Kind.SIGN)
        .filter(found -> Operators.precedence(found) >= lowest);
  }

  private Expr unary() {
    Token start = in.peek();
    if (in.at("!") || litmus && in.at("~")) {
      in.next();
      in.enter();
      Expr operand = unary();
      in.leave();
      raise(0);
      return new Expr.Not(in.since(start), operand);
    }
    return in.accept("-") ? negative(start) : postfix();
  }

  private Expr negative(Token start) {
    height = 1;
    if (in.peek().kind() == Token.Kind.NUMBER) {
      int value = numbers.number();
      Span whole = in.since(start);
      if (value > 0) {
        in.problems()
            .add(
                whole,
                Code.BAD_NUMBER,
                "a number below 0 is an errno, and those have names",
                "",
                "write its name, as in -EIO");
      }
      return new Expr.Literal(whole, 0, false);
    }
    if (in.atName() && Errnos.looksLike(in.peek().text())) {
      String name = in.next().text();
      return new Expr.Errno(in.since(start), name, true);
    }
    throw in.fail(Code.EXPECTED, "expected an errno behind '-'", "", "write 0 - x");
  }

  private Expr postfix() {
    Token start = in.peek();
    Expr object = primary(start);
    while (in.at(".") || in.at("->")) {
      in.next();
      Token field = in.expectName("the name of a field");
      raise(0);
      object = new Expr.Member(in.since(start), object, field.text());
    }
    return object;
  }

  private Expr primary(Token start) {
    height = 1;
    if (start.kind() == Token.Kind.NUMBER) {
      return number(start);
    }
    if (in.accept("(")) {
      Expr inner = expression();
      in.expect(")");
      return inner;
    }
    if (start.name()) {
      return word(start);
    }
    throw unexpected();
  }

  private SyntaxError unexpected() {
    String foreign = Words.FOREIGN.get(in.peek().text());
    return foreign == null
        ? in.expected("an expression")
        : in.fail(Code.NOT_IN_LANGUAGE, in.peek().shown() + " is not in the language", "", foreign);
  }

  private Expr number(Token start) {
    int value = numbers.number();
    if (litmus && in.accept(":")) {
      String name = in.expectName("a register").text();
      return new Expr.Of(in.since(start), value, name);
    }
    return new Expr.Literal(in.since(start), value, false);
  }

  private Expr word(Token start) {
    String word = in.next().text();
    if ((word.equals("exists") || word.equals("forall")) && in.at("(")) {
      return quantified(start, word.equals("forall"));
    }
    if (in.at("(")) {
      List<Expr> arguments = arguments();
      return new Expr.Call(in.since(start), word, arguments);
    }
    Span span = start.span();
    return switch (word) {
      case "true", "false" -> new Expr.Literal(span, word.equals("true") ? 1 : 0, true);
      case "NULL" -> new Expr.Null(span);
      case "new" -> created(start);
      default -> Errnos.known(word) ? new Expr.Errno(span, word, false) : new Expr.Name(span, word);
    };
  }

  private Expr created(Token start) {
    String kind = in.expectName("a kind").text();
    return new Expr.New(in.since(start), kind);
  }

  private List<Expr> arguments() {
    List<Expr> arguments = new ArrayList<>();
    int highest = 0;
    in.expect("(");
    while (!in.at(")")) {
      arguments.add(expression());
      highest = Math.max(highest, height);
      if (!in.at(")")) {
        in.expect(",");
      }
    }
    in.next();
    height = 0;
    raise(highest);
    return arguments;
  }

  private Expr quantified(Token start, boolean all) {
    Binder binder = binder();
    Expr condition = expression();
    in.expect(")");
    raise(0);
    return new Expr.Quantified(in.since(start), all, binder.kind(), binder.variable(), condition);
  }

  /** {@code (dmabuf d :}, of a quantifier or a for_each. */
  Binder binder() {
    in.expect("(");
    in.accept("struct");
    String kind = in.expectName("a kind of object").text();
    in.accept("*");
    String variable = new TypeParser(in).declared().text();
    in.expect(":");
    return new Binder(kind, variable);
  }

  /** A variable that ranges over the objects of a kind. */
  record Binder(String kind, String variable) {}
}
