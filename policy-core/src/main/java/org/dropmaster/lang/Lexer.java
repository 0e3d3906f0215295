package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens and comments in one pass, whatever characters it has. */
final class Lexer {
  private static final String[] LONG_SIGNS = {
    "&&", "||", "==", "!=", "<=", ">=", "->", "/\\", "\\/", "+=", "-=", "++", "<<", ">>"
  };
  private static final String SECOND = second();
  private static final String SIGNS = "(){}[]<>.,;:=!?+-*&|~/%^@";
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Source source;
  private final String text;
  private final int quote;
  private final int end;
  private int at;
  private boolean margin;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private final Diagnostics problems = new Diagnostics();

  private Lexer(Source source, int from, int end, int quote) {
    this.source = source;
    this.text = source.text();
    this.quote = quote;
    this.at = from;
    this.end = end;
  }

  /** The tokens from the opening on, and the comments, those before it too unless it is a mail. */
  static Lexed of(Source source, Opening opening) {
    Lexer before = new Lexer(source, 0, opening.offset(), 0);
    before.run();
    boolean onlyComments = before.tokens.size() == 1 && before.problems.sorted().isEmpty();
    Lexer lexer = new Lexer(source, opening.offset(), source.text().length(), opening.quote());
    if (onlyComments) {
      lexer.comments.addAll(before.comments);
    }
    lexer.run();
    return new Lexed(lexer.tokens, lexer.comments, lexer.problems, !onlyComments);
  }

  private void run() {
    margin = true;
    while (at < end) {
      step(text.charAt(at));
    }
    add(Token.Kind.END, "", end);
  }

  private void step(char c) {
    if (c == '\n') {
      at++;
      skipQuoteMarks();
      margin = true;
    } else if (blank(c)) {
      at++;
      margin = margin && quote > 0;
    } else if (nameStart(c)) {
      word(Token.Kind.NAME);
    } else if (c >= '0' && c <= '9') {
      word(Token.Kind.NUMBER);
    } else if (c == '/' && text.startsWith("/*", at)) {
      blockComment();
    } else if (c == '/' && text.startsWith("//", at)) {
      comment(endOfLine(at));
    } else {
      sign(c);
    }
  }

  private void word(Token.Kind kind) {
    int from = at;
    int to = at;
    while (to < end && (nameStart(text.charAt(to)) || digit(text.charAt(to)))) {
      to++;
    }
    add(kind, text.substring(from, to), to);
  }

  /** The characters that long signs go on with, as hardly any other character is one of them. */
  private static String second() {
    StringBuilder second = new StringBuilder();
    for (String sign : LONG_SIGNS) {
      second.append(sign, 1, sign.length());
    }
    return second.toString();
  }

  private void sign(char c) {
    if (at + 1 < text.length() && SECOND.indexOf(text.charAt(at + 1)) >= 0) {
      for (String sign : LONG_SIGNS) {
        if (text.startsWith(sign, at)) {
          add(Token.Kind.SIGN, sign, at + sign.length());
          return;
        }
      }
    }
    if (SIGNS.indexOf(c) >= 0) {
      add(Token.Kind.SIGN, String.valueOf(c), at + 1);
    } else {
      badCharacters();
    }
  }

  private void badCharacters() {
    int from = at;
    while (at < end && bad(text.charAt(at))) {
      at++;
    }
    char c = text.charAt(from);
    boolean visible = c > ' ' && c < 0x7f;
    String shown = visible ? "'" + c + "'" : "U+" + fourDigits(c);
    problems.add(
        new Span(source, from, at),
        Code.BAD_CHARACTER,
        "unexpected character " + shown,
        "",
        "only names, numbers, comments and the signs of C are text of the language");
    margin = false;
  }

  private static boolean bad(char c) {
    return c != '\n'
            && !blank(c)
            && !nameStart(c)
            && !digit(c)
            && "/|\\".indexOf(c) < 0
            && SIGNS.indexOf(c) < 0
        || c == '\\';
  }

  private static String fourDigits(char c) {
    String hex = Integer.toHexString(c);
    return "0000".substring(hex.length()) + hex;
  }

  private void blockComment() {
    int close = text.indexOf("*/", at + 2);
    if (close < 0 || close + 2 > end) {
      problems.add(
          new Span(source, at, at + 2),
          Code.UNCLOSED_COMMENT,
          "this comment never ends",
          "opened here",
          "close it with */");
      comment(end);
    } else {
      comment(close + 2);
    }
  }

  private void comment(int to) {
    String raw = text.substring(at, to);
    comments.add(new Comment(new Span(source, at, to), QuotedLines.strip(raw, quote)));
    at = to;
    margin = false;
  }

  private void skipQuoteMarks() {
    if (quote > 0 && at < end) {
      int behind = QuotedLines.behindMarks(text, at, quote);
      at = behind < 0 ? endOfLine(at) : behind;
    }
  }

  private int endOfLine(int from) {
    int newline = text.indexOf('\n', from);
    return newline < 0 || newline > end ? end : newline;
  }

  private void add(Token.Kind kind, String word, int to) {
    tokens.add(new Token(kind, word, new Span(source, at, to), margin));
    at = to;
    margin = false;
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == NO_BREAK_SPACE || c == BYTE_ORDER_MARK;
  }

  private static boolean nameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
