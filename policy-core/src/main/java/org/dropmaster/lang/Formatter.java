package org.dropmaster.lang;

import java.util.List;

/**
 * Writes trees as canonical text: tabs, one construct a line, the comments of the source kept.
 * Parsing the text gives the same tree but for its spans, and formatting it again the same text.
 */
public final class Formatter {
  private Formatter() {}

  /** The text of a policy; comments are those of the source that the tree was parsed from. */
  public static String format(PolicyTree tree, Source source) {
    Layout out = layout(source, "policy", tree.span());
    new PolicyPrinter(out).print(tree);
    out.rest(Integer.MAX_VALUE);
    return out.text();
  }

  /**
   * The text of a test; comments are those of the source that the tree was parsed from, and a test
   * that was made in another way gets its header written.
   */
  public static String format(LitmusTree tree, Source source) {
    Layout out = layout(source, "C", tree.span());
    new LitmusPrinter(out).print(tree);
    out.rest(Integer.MAX_VALUE);
    return out.text();
  }

  /** Whether prose stands around the test, as in a mail, which its format leaves out. */
  public static boolean leavesOut(Source source) {
    return Lexer.of(source, Opening.find(source, "C")).mail();
  }

  private static Layout layout(Source source, String keyword, Span whole) {
    Lexed lexed = Lexer.of(source, Opening.find(source, keyword));
    List<Comment> comments = lexed.comments();
    if (whole.source() != source) {
      comments = List.of();
    } else if (lexed.mail()) {
      comments = comments.stream().filter(each -> each.span().start() < whole.end()).toList();
    }
    return new Layout(source, new PendingComments(comments));
  }
}
