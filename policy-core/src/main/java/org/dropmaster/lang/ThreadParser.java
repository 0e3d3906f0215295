package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses the threads of a litmus test. */
final class ThreadParser {
  /** The user id of a thread that names none: nobody special. */
  static final int ORDINARY_USER = 1000;

  static final String RELATIONS = "THREAD, CLONE_FILES, FORK, UVERBS, TENANT or UID";

  private final Cursor in;
  private final Numbers numbers;

  ThreadParser(Cursor in) {
    this.in = in;
    this.numbers = new Numbers(in);
  }

  /** Whether a thread's header begins here. */
  boolean atThread() {
    return threadNumber(in.peek()) >= 0 && in.peek(1).is("(");
  }

  /** The 1 of {@code P1}; -1 for what names no thread. */
  static int threadNumber(Token token) {
    return token.name() ? threadNumber(token.text()) : -1;
  }

  /** The 1 of {@code P1}; -1 for what names no thread. */
  static int threadNumber(String word) {
    boolean shape = word.length() > 1 && word.length() < 5 && word.charAt(0) == 'P';
    int number = 0;
    for (int i = 1; i < word.length() && shape; i++) {
      shape = word.charAt(i) >= '0' && word.charAt(i) <= '9';
      number = number * 10 + word.charAt(i) - '0';
    }
    return shape ? number : -1;
  }

  LitmusTree.Thread thread() {
    Token start = in.next();
    parameter();
    Relations relations = new Relations();
    while (!in.at("{")) {
      relation(relations);
    }
    Body body = body();
    return new LitmusTree.Thread(
        in.since(start),
        threadNumber(start),
        relations.relation,
        relations.partner,
        relations.uverbs,
        relations.tenant,
        relations.uid,
        List.copyOf(body.registers),
        List.copyOf(body.calls));
  }

  private void parameter() {
    in.expect("(");
    in.accept("struct");
    if (!(in.at("device") && in.peek(1).is("*") && in.peek(2).is("dev") && in.peek(3).is(")"))) {
      throw in.fail(
          Code.BAD_THREAD, "a thread has one parameter", "", "write P0(device *dev) { ... }");
    }
    for (int i = 0; i < 4; i++) {
      in.next();
    }
  }

  private void relation(Relations to) {
    Token word = in.expectName(RELATIONS + ", or '{'");
    in.expect("(");
    switch (word.text()) {
      case "THREAD", "CLONE_FILES", "FORK" -> share(word, to);
      case "UVERBS" -> to.uverbs = process();
      case "TENANT" -> to.tenant = in.expectName("the name of a container").text();
      case "UID" -> to.uid = numbers.number();
      default -> unknown(word);
    }
    in.expect(")");
  }

  private void share(Token word, Relations to) {
    if (to.relation != LitmusTree.Relation.OWN) {
      in.problems()
          .add(
              word.span(),
              Code.BAD_THREAD,
              "a thread shares in one way: " + to.relation + " or " + word.text(),
              "the second",
              "THREAD shares everything, CLONE_FILES the descriptors, FORK starts with copies");
    }
    to.relation = LitmusTree.Relation.valueOf(word.text().toUpperCase(Locale.ROOT));
    to.partner = process();
  }

  private void unknown(Token word) {
    in.problems()
        .add(
            word.span(),
            Code.BAD_THREAD,
            "a thread cannot be " + word.shown(),
            "",
            "behind the parameter stands " + RELATIONS);
    in.next();
  }

  private int process() {
    int number = threadNumber(in.peek());
    if (number < 0) {
      throw in.expected("a thread, such as P0");
    }
    in.next();
    return number;
  }

  private Body body() {
    Token open = in.expect("{");
    Body body = new Body();
    while (!in.at("}") && !unclosed(open)) {
      int from = in.position();
      try {
        statement(body);
      } catch (SyntaxError reported) {
        in.skipStatement(from);
      }
    }
    in.accept("}");
    return body;
  }

  private boolean unclosed(Token open) {
    boolean margin = in.peek().margin();
    return in.unclosed(open, in.done() || margin && (atThread() || Shapes.condition(in)));
  }

  private void statement(Body body) {
    if (in.accept(";")) {
      return;
    }
    Token start = in.peek();
    if (start.is("int") && in.peek(1).name()) {
      registers(body);
    } else if (start.name() && (in.peek(1).is("=") || in.peek(1).is("("))) {
      body.calls.add(call(start, body.registers));
    } else {
      throw in.fail(
          Code.EXPECTED,
          "expected a register or a call, found " + start.shown(),
          "",
          "one call a statement: r0 = close(4); registers are declared with int r0;");
    }
  }

  private void registers(Body body) {
    in.next();
    do {
      Token name = in.expectName("the name of a register");
      if (body.registers.contains(name.text())) {
        in.problems()
            .add(
                name.span(), Code.DUPLICATE, "register " + name.shown() + " is declared twice", "");
      } else {
        body.registers.add(name.text());
      }
    } while (in.accept(","));
    in.expectSemicolon();
  }

  private LitmusTree.Call call(Token start, Set<String> registers) {
    Optional<String> register = Optional.empty();
    if (in.peek(1).is("=")) {
      register = Optional.of(in.next().text());
      in.next();
    }
    String name = in.expectName("a call, such as open(dev)").text();
    List<LitmusTree.Argument> arguments = new ArrayList<>();
    in.expect("(");
    while (!in.at(")")) {
      arguments.add(new ArgumentParser(in, registers).argument(name, arguments.size()));
      if (!in.at(")")) {
        in.expect(",");
      }
    }
    in.next();
    Span span = in.since(start);
    in.expectSemicolon();
    return new LitmusTree.Call(span, register, name, List.copyOf(arguments));
  }

  /** What stands in a thread's braces. */
  private static final class Body {
    private final Set<String> registers = new LinkedHashSet<>();
    private final List<LitmusTree.Call> calls = new ArrayList<>();
  }

  /** What stands between a thread's parameter and its braces. */
  private static final class Relations {
    private LitmusTree.Relation relation = LitmusTree.Relation.OWN;
    private int partner = -1;
    private int uverbs = -1;
    private String tenant = "";
    private int uid = ORDINARY_USER;
  }
}
