package org.dropmaster.lang;

import java.util.List;

/**
 * Checks the {@code Result:} of a test, a verdict and the rules broken on the way, and that no line
 * of the header is lost by a slip in its name.
 */
final class HeaderChecker {
  private static final List<String> VERDICTS = List.of("Never", "Sometimes", "Always");

  private HeaderChecker() {}

  static void check(LitmusTree tree, Diagnostics problems) {
    tree.header().keySet().forEach(name -> name(tree, name, problems));
    String result = tree.header().getOrDefault("Result", "Never");
    List<String> words = Pieces.of(result.strip(), "+");
    if (!VERDICTS.contains(words.get(0))) {
      report(tree, words.get(0), "Result is Never, Sometimes or Always", VERDICTS, problems);
    }
    for (int i = 1; i < words.size(); i++) {
      if (!Vocabulary.rules().contains(words.get(i))) {
        report(tree, words.get(i), "behind '+' stands a rule", Vocabulary.rules(), problems);
      }
    }
  }

  /** Who writes a test may put lines of his own there, but hardly one that is called nearly so. */
  private static void name(LitmusTree tree, String name, Diagnostics problems) {
    String near = Header.READ.contains(name) ? "" : Suggestion.of(name, Header.READ, "");
    if (!near.isEmpty()) {
      problems.add(
          place(tree.span(), "", name),
          Code.BAD_HEADER,
          "no line of the header is called '" + name + "'",
          "",
          near);
    }
  }

  private static void report(
      LitmusTree tree, String word, String otherwise, List<String> known, Diagnostics problems) {
    problems.add(
        place(tree.span(), "Result:", word),
        Code.BAD_HEADER,
        "'" + word + "' is no expected result",
        "",
        Suggestion.of(word, known, otherwise));
  }

  /** Where a word stands first behind another one. */
  private static Span place(Span whole, String behind, String word) {
    int line = whole.text().indexOf(behind);
    int at = line < 0 || word.isEmpty() ? -1 : whole.text().indexOf(word, line + behind.length());
    return at < 0
        ? whole
        : new Span(whole.source(), whole.start() + at, whole.start() + at + word.length());
  }
}
