package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parses litmus tests, also out of a mail, quoted or not; linear, all errors at once. */
public final class LitmusParser {
  private final Cursor in;
  private final ThreadParser threads;
  private final ExpressionParser expressions;
  private final List<LitmusTree.Thread> found = new ArrayList<>();
  private Optional<LitmusTree.Condition> probe = Optional.empty();
  private Optional<LitmusTree.Condition> condition = Optional.empty();
  private List<LitmusTree.Move> schedule = List.of();

  private LitmusParser(Cursor in) {
    this.in = in;
    this.threads = new ThreadParser(in);
    this.expressions = new ExpressionParser(in, true);
  }

  /** The tree of a test and what is wrong with the text; what a mail has around it is skipped. */
  public static Parsed<LitmusTree> parse(Source source) {
    Opening opening = Opening.find(source, "C");
    Lexed lexed = Lexer.of(source, opening);
    Diagnostics problems = new Diagnostics();
    LitmusParser parser = new LitmusParser(new Cursor(lexed.tokens(), problems));
    Optional<LitmusTree> tree = parser.file(opening, lexed);
    problems.addAll(lexed.problems(), lexed.mail() ? parser.end() : Integer.MAX_VALUE);
    return new Parsed<>(tree, problems.sorted());
  }

  private int end() {
    return in.last().span().end();
  }

  private Optional<LitmusTree> file(Opening opening, Lexed lexed) {
    Token start = in.peek();
    String name = "";
    if (opening.found()) {
      name = Header.name(in);
    } else {
      Header.missing(in, "C", "policy");
      if (!threads.atThread()) {
        return Optional.empty();
      }
    }
    Map<String, String> header = header(lexed);
    if (in.at("{") && in.peek(1).is("}")) {
      in.next();
      in.next();
    }
    parts(lexed.mail());
    return Optional.of(tree(start, name, header));
  }

  /** What the comments between the name and the first thread say, the first one to say it. */
  private Map<String, String> header(Lexed lexed) {
    int from = in.last().span().start();
    int to = in.peek().span().start();
    Map<String, String> facts = new LinkedHashMap<>();
    for (Comment comment : lexed.comments()) {
      if (comment.span().start() >= from && comment.span().start() < to) {
        Header.facts(comment).forEach(facts::putIfAbsent);
      }
    }
    return facts;
  }

  private LitmusTree tree(Token start, String name, Map<String, String> header) {
    Span span = in.since(start);
    LitmusTree.Condition last = condition.orElseGet(() -> missingCondition(span));
    return new LitmusTree(span, name, header, List.copyOf(found), probe, last, schedule);
  }

  private LitmusTree.Condition missingCondition(Span span) {
    Span end = new Span(span.source(), span.end(), span.end());
    in.problems()
        .add(
            end,
            Code.NO_CONDITION,
            "the test has no condition",
            "expected here",
            "end with exists (c), forall (c), ever (c) or eventually (c)");
    Expr never = new Expr.Literal(end, 0, true);
    return new LitmusTree.Condition(end, LitmusTree.Quantifier.EXISTS, never);
  }

  private void parts(boolean mail) {
    boolean more = true;
    while (more && !in.done() && !in.problems().full()) {
      int from = in.position();
      try {
        more = part(mail);
      } catch (SyntaxError reported) {
        in.leaveTo(0);
        skip(from);
      }
    }
  }

  private void skip(int from) {
    if (in.position() == from) {
      in.next();
    }
    while (!in.done() && !atPart()) {
      in.next();
    }
  }

  private boolean atPart() {
    return in.peek().margin() && (threads.atThread() || Shapes.condition(in));
  }

  /** One part of the file; false where a mail goes on with prose. */
  private boolean part(boolean mail) {
    if (threads.atThread()) {
      found.add(threads.thread());
    } else if (in.at("probe") && in.peek(1).is("(")) {
      once(probe.isPresent());
      probe = Optional.of(condition(LitmusTree.Quantifier.EVER));
    } else if (Shapes.quantifier(in)) {
      once(condition.isPresent());
      String word = in.peek().text().toUpperCase(Locale.ROOT);
      condition = Optional.of(condition(LitmusTree.Quantifier.valueOf(word)));
    } else if (in.at("schedule") && in.peek(1).is("{")) {
      once(!schedule.isEmpty());
      schedule = schedule();
    } else if (mail && condition.isPresent()) {
      return false;
    } else if (in.at("~") && in.peek(1).is("exists")) {
      throw in.fail(
          Code.NOT_IN_LANGUAGE, "'~exists' is not in the language", "", "write forall (!c)");
    } else {
      throw in.expected("a thread, such as P0(device *dev) { }, or a condition");
    }
    return true;
  }

  private void once(boolean again) {
    if (again) {
      in.problems()
          .add(
              in.peek().span(),
              Code.DUPLICATE,
              "a second " + in.peek().shown() + " in one test",
              "");
    }
  }

  private LitmusTree.Condition condition(LitmusTree.Quantifier quantifier) {
    Token start = in.next();
    in.expect("(");
    Expr condition = expressions.expression();
    in.expect(")");
    in.accept(";");
    return new LitmusTree.Condition(in.since(start), quantifier, condition);
  }

  private List<LitmusTree.Move> schedule() {
    List<LitmusTree.Move> moves = new ArrayList<>();
    in.next();
    in.expect("{");
    while (!in.at("}")) {
      Token start = in.expectName("the name of who moves, such as P0 or engine");
      int choice = in.accept("/") ? new Numbers(in).number() : 0;
      moves.add(new LitmusTree.Move(in.since(start), start.text(), choice));
    }
    in.next();
    return List.copyOf(moves);
  }
}
