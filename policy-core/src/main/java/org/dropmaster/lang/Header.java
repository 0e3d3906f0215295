package org.dropmaster.lang;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the opening line, and the facts in the comment of a litmus test. */
final class Header {
  /** The facts that are read. */
  static final List<String> READ = List.of("Result", "Policy", "Optional", "Pages");

  private static final int LONGEST_KEY = 20;

  private Header() {}

  /** The name behind {@code policy} or {@code C}: all that stands there without a space. */
  static String name(Cursor in) {
    in.next();
    StringBuilder name = new StringBuilder(in.next().text());
    while (adjacent(in)) {
      name.append(in.next().text());
    }
    return name.toString();
  }

  private static boolean adjacent(Cursor in) {
    String text = in.peek().text();
    return !in.done()
        && in.peek().span().start() == in.last().span().end()
        && Opening.nameCharacter(text.charAt(0));
  }

  /** Reports that a file does not begin as it should. */
  static void missing(Cursor in, String keyword, String other) {
    boolean swapped = in.at(other);
    String what = keyword.equals("C") ? "litmus test" : "policy";
    in.problems()
        .add(
            in.peek().span(),
            Code.NO_OPENING,
            "this is no " + what + ": it lacks the line '" + keyword + " NAME'",
            "",
            swapped
                ? "this looks like a " + (other.equals("C") ? "litmus test" : "policy")
                : "begin the file with '" + keyword + " some-name'");
  }

  /** The lines {@code * Key: value}; a key that comes twice keeps both, one a line. */
  static Map<String, String> facts(Comment comment) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : Pieces.of(comment.text(), "\n")) {
      String fact = line.strip();
      fact = fact.startsWith("/*") ? fact.substring(2) : fact;
      fact = fact.endsWith("*/") ? fact.substring(0, fact.length() - 2) : fact;
      fact = fact.startsWith("*") ? fact.substring(1).strip() : fact.strip();
      int colon = fact.indexOf(':');
      String name = colon > 0 ? fact.substring(0, colon) : "";
      if (colon > 0 && (key(name) || misspelt(name))) {
        String value = fact.substring(colon + 1).strip();
        facts.merge(name, value, (a, b) -> a + "\n" + b);
      }
    }
    return facts;
  }

  private static boolean key(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
      if (!letter) {
        return false;
      }
    }
    return word.length() <= LONGEST_KEY && Character.isUpperCase(word.charAt(0));
  }

  /** What is read but for its spelling is a slip and no prose. */
  private static boolean misspelt(String word) {
    for (String fact : READ) {
      if (fact.equalsIgnoreCase(word.strip())) {
        return true;
      }
    }
    return false;
  }
}
