package org.dropmaster.lang;

import java.util.List;

/** Checks the {@code Result:} of a test: a verdict, and the rules broken on the way. */
final class HeaderChecker {
  private static final List<String> VERDICTS = List.of("Never", "Sometimes", "Always");

  private HeaderChecker() {}

  static void check(LitmusTree tree, Diagnostics problems) {
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

  private static void report(
      LitmusTree tree, String word, String otherwise, List<String> known, Diagnostics problems) {
    problems.add(
        place(tree.span(), word),
        Code.BAD_HEADER,
        "'" + word + "' is no expected result",
        "",
        Suggestion.of(word, known, otherwise));
  }

  private static Span place(Span whole, String word) {
    int line = whole.text().indexOf("Result:");
    int at = line < 0 || word.isEmpty() ? -1 : whole.text().indexOf(word, line + 7);
    return at < 0
        ? whole
        : new Span(whole.source(), whole.start() + at, whole.start() + at + word.length());
  }
}
