package org.dropmaster.lang;

import java.util.List;

/** The place of a parser in its tokens, and where it reports what it did not expect. */
final class Cursor {
  private static final int DEEPEST = 100;

  private final List<Token> tokens;
  private final Diagnostics problems;
  private int at;
  private int depth;

  Cursor(List<Token> tokens, Diagnostics problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  Diagnostics problems() {
    return problems;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token so many places ahead; END behind the end. */
  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  /** The token before this place; at the beginning the first. */
  Token last() {
    return tokens.get(Math.max(0, at - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** How many tokens were taken, to see progress. */
  int position() {
    return at;
  }

  boolean done() {
    return peek().kind() == Token.Kind.END;
  }

  boolean at(String text) {
    return peek().is(text);
  }

  boolean atName() {
    return peek().name();
  }

  boolean accept(String text) {
    boolean here = at(text);
    if (here) {
      next();
    }
    return here;
  }

  Token expect(String text) {
    if (!at(text)) {
      throw expected("'" + text + "'");
    }
    return next();
  }

  Token expectName(String what) {
    if (!atName()) {
      throw expected(what);
    }
    return next();
  }

  /** The end of a statement; what lacks it is told at the end of the line that lacks it. */
  void expectSemicolon() {
    if (!accept(";")) {
      Span behind = last().span();
      Span place = new Span(behind.source(), behind.end(), behind.end());
      problems.add(
          place, Code.EXPECTED, "expected ';' before " + peek().shown(), "a ';' is missing here");
      if (!at("}") && !startsLine()) {
        throw new SyntaxError();
      }
    }
  }

  private boolean startsLine() {
    return peek().span().line() > last().span().line();
  }

  SyntaxError expected(String what) {
    return fail(Code.EXPECTED, "expected " + what + ", found " + peek().shown(), "");
  }

  /** Reports at the next token. */
  SyntaxError fail(Code code, String message, String note, String... help) {
    problems.add(peek().span(), code, message, note, help);
    return new SyntaxError();
  }

  /** From the start of a token to the end of the last one taken. */
  Span since(Token start) {
    return new Span(
        start.span().source(),
        start.span().start(),
        Math.max(start.span().end(), last().span().end()));
  }

  /** Goes one level in; deeper than a hundred is an error, never a stack overflow. */
  void enter() {
    checkDepth(depth + 1);
    depth++;
  }

  void leave() {
    depth--;
  }

  /** Refuses a tree of this height. */
  void checkDepth(int height) {
    if (height > DEEPEST) {
      throw fail(
          Code.TOO_DEEP,
          "nested more than " + DEEPEST + " deep",
          "",
          "split it with a local or a helper");
    }
  }

  /** After an error, back to a level that was noted before. */
  void leaveTo(int level) {
    depth = level;
  }

  int level() {
    return depth;
  }

  /**
   * Skips the rest of a broken statement: behind its ';', or before the '}' that ends its block.
   */
  void skipStatement(int from) {
    int open = 0;
    while (!done() && !(open == 0 && at("}")) && !Shapes.declarationAtMargin(this)) {
      Token token = next();
      open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      boolean ends = token.is(";") || token.is("}") || Shapes.statement(this) && startsLine();
      if (open == 0 && ends) {
        return;
      }
    }
    if (position() == from && !at("}")) {
      next();
    }
  }

  /** Skips to what looks like the next declaration at the left margin. */
  void skipDeclaration(int from) {
    if (position() == from) {
      next();
    }
    while (!done() && !Shapes.declarationAtMargin(this)) {
      next();
    }
  }

  /** Whether a block is left unclosed, as it has to be told where it ends; or nothing more is. */
  boolean unclosed(Token open, boolean ends) {
    if (ends) {
      problems()
          .add(
              peek().span(),
              Code.UNCLOSED_BLOCK,
              "expected '}' before " + peek().shown(),
              "",
              "the '{' of line " + open.span().line() + " is still open");
    }
    return ends || problems().full();
  }
}
