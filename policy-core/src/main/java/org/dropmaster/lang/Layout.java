package org.dropmaster.lang;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Lays out lines with tabs, and weaves the comments of the source between and behind them. */
final class Layout {
  private static final int TAB = 8;
  private static final int FAR = 200;
  private static final int WIDEST = 80;

  /** Comments that began further right than this come close to their line. */
  private static final int RIGHT = 72;

  private final Source source;
  private final PendingComments comments;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Integer> limits = new ArrayDeque<>(List.of(Integer.MAX_VALUE));
  private int indent;

  /** The width of the last line, and whether nothing can follow on it. */
  private int width;

  private boolean full;

  /** Where in the source the thing written last ended; -1 where that is not known. */
  private int lastEnd = -1;

  /** Whether a blank line is unwanted here: at the start of the text and of a block. */
  private boolean fresh = true;

  Layout(Source source, PendingComments comments) {
    this.source = source;
    this.comments = comments;
  }

  /** Where a thing begins in the source, the end of all where that is not known. */
  int start(Span span) {
    return known(span) ? span.start() : Integer.MAX_VALUE;
  }

  /** Whether a span tells a place in the source that is being formatted. */
  boolean known(Span span) {
    return span.source() == source && span.end() > span.start();
  }

  boolean oneLine(Span span) {
    return known(span) && source.line(span.start()) == source.line(span.end() - 1);
  }

  boolean commented(Span span) {
    return known(span) && comments.within(span.start(), span.end());
  }

  /** Whether a thing stands right below another, with neither blank line nor comment between. */
  boolean adjacent(Span above, Span below) {
    if (!known(above) || !known(below)) {
      return true;
    }
    int next = source.text().indexOf('\n', above.end() - 1);
    return source.line(below.start()) - source.line(above.end() - 1) <= 1
        && (next < 0 || !comments.within(next, below.start()));
  }

  /** Goes into a block; comments behind the limit are not of it. */
  void in(int limit) {
    limits.push(Math.min(limit, limits.element()));
    indent++;
    fresh = true;
  }

  /** Goes into a block in braces. */
  void in(Span block) {
    in(known(block) ? block.end() : Integer.MAX_VALUE);
  }

  void out() {
    limits.pop();
    indent--;
    fresh = false;
  }

  /** Writes the comments that stand before a thing, and the blank line before it. */
  void before(Span span, boolean blank) {
    boolean force = blank;
    if (known(span)) {
      while (comments.before(span.start())) {
        gap(comments.peek().span().start(), force);
        force = false;
        own(comments.take());
      }
      gap(span.start(), force);
    } else {
      blankLine(force);
    }
  }

  private void gap(int start, boolean force) {
    boolean apart = lastEnd >= 0 && source.line(start) - source.line(lastEnd) > 1;
    blankLine(force || apart);
  }

  private void blankLine(boolean wanted) {
    if (wanted && !fresh) {
      out.append('\n');
    }
    fresh = false;
  }

  private void own(Comment comment) {
    int column = column(comment.span());
    line(CommentText.indented(comment, column, "\t".repeat(indent)));
    lastEnd = comment.span().end() - 1;
  }

  /** Writes a line; its comment may follow. */
  void line(String text) {
    lineAt(indent, text);
  }

  /** Writes a line with an expression in it, broken between its pieces if it is too long. */
  void line(String before, Expr expression, String after) {
    List<String> pieces = ExpressionText.pieces(expression);
    String whole = before + ExpressionText.of(expression) + after;
    if (pieces.size() == 1 || indent * TAB + whole.length() <= WIDEST) {
      line(whole);
      return;
    }
    int column = indent * TAB + before.length();
    String under = "\t".repeat(column / TAB) + " ".repeat(column % TAB);
    StringBuilder line = new StringBuilder("\t".repeat(indent)).append(before);
    int used = column;
    for (int i = 0; i < pieces.size(); i++) {
      String piece = i == pieces.size() - 1 ? pieces.get(i) + after : pieces.get(i);
      if (used > column && used + piece.length() >= WIDEST) {
        lineAt(0, line.toString());
        line = new StringBuilder(under);
        used = column;
      } else if (used > column) {
        line.append(' ');
      }
      line.append(piece);
      used += piece.length() + 1;
    }
    lineAt(0, line.toString());
    width = used - 1;
  }

  /** Writes a label, out of the indentation of its block. */
  void lineAt(int level, String text) {
    fresh = false;
    out.append("\t".repeat(level)).append(text).append('\n');
    width = level * TAB + text.length();
    full = false;
  }

  /** Writes the comments that stand on the line that a thing ends in, behind what was written. */
  void after(Span span, int limit) {
    if (!known(span)) {
      return;
    }
    int line = source.line(span.end() - 1);
    while (!full
        && comments.before(Math.min(limit, limits.element()))
        && startsBy(comments.peek(), span.end(), line)) {
      trailing(comments.take());
    }
    lastEnd = Math.max(lastEnd, span.end() - 1);
  }

  private boolean startsBy(Comment comment, int end, int line) {
    return comment.span().start() < end || source.line(comment.span().start()) == line;
  }

  private void trailing(Comment comment) {
    int column = column(comment.span());
    int wanted = column > RIGHT ? width + 1 : Math.max(width + 1, column);
    String text = CommentText.indented(comment, column, "\t".repeat(indent));
    out.setLength(out.length() - 1);
    out.append(" ".repeat(wanted - width)).append(text).append('\n');
    width = wanted + text.length();
    full = comment.endsLine();
    lastEnd = comment.span().end() - 1;
  }

  /** The column of a comment in the source, tabs expanded, from 0; 0 far to the right. */
  private int column(Span span) {
    int column = source.column(span.start()) - 1;
    int lineStart = span.start() - column;
    return column > FAR ? 0 : CommentText.width(source.text().substring(lineStart, span.start()));
  }

  /** Writes the comments before the end of a block. */
  void closing(Span block) {
    if (known(block)) {
      rest(block.end());
      lastEnd = Math.max(lastEnd, block.end() - 1);
    }
  }

  /** Writes the comments before an offset, each on lines of its own. */
  void rest(int limit) {
    while (comments.before(limit)) {
      gap(comments.peek().span().start(), false);
      own(comments.take());
    }
  }

  String text() {
    return out.toString();
  }
}
