package org.dropmaster.lang;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts that nobody meant to write. */
final class Garbage {
  private static final List<String> WORDS =
      List.of(
          "policy p\n",
          "C t\n",
          "file",
          "{",
          "}",
          "(",
          ")",
          ";",
          ":",
          "=",
          "==",
          "!",
          "-",
          ".",
          "->",
          "&&",
          "||",
          "?",
          "*",
          "<",
          "/*",
          "*/",
          "//",
          "\n",
          "\t",
          "> ",
          "if ",
          "else ",
          "return ",
          "goto ",
          "for_each",
          "guard",
          "scoped_guard",
          "exists",
          "forall",
          "new ",
          "importer ",
          "struct ",
          "never ",
          "int ",
          "bool ",
          "idr",
          "release(file f)",
          "GO(file f)",
          "P0(device *dev)",
          "P1",
          "0:r0",
          "open(dev)",
          "EBUSY",
          "-EBUSY",
          "device",
          "current",
          "NULL",
          "true",
          "may_fail",
          "wait",
          "get",
          "x",
          "f",
          "7",
          "99999999999",
          "\u0000",
          "\ufeff",
          "\r\n",
          "\u00e9",
          "\ud83d",
          "$",
          "\"",
          "\\",
          "/\\",
          "\\/",
          "~",
          "schedule {",
          "probe (",
          "ever (");

  private Garbage() {}

  /** Any characters. */
  static Arbitrary<String> noise() {
    return Arbitraries.strings().all().ofMaxLength(300);
  }

  /** The language's own words in any order. */
  static Arbitrary<String> soup() {
    return Arbitraries.of(WORDS).list().ofMaxSize(120).map(words -> String.join("", words));
  }

  /** A good text with a piece cut out and another one put in. */
  static Arbitrary<String> damaged(String text) {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, text.length());
    return Combinators.combine(places, Arbitraries.integers().between(0, 60), soup(), places)
        .as(
            (at, cut, put, where) -> {
              String piece = put.substring(0, Math.min(put.length(), where % 40));
              return text.substring(0, at)
                  + piece
                  + text.substring(Math.min(text.length(), at + cut));
            });
  }

  /** Any of these, for policies and for tests. */
  static Arbitrary<String> any() {
    return Arbitraries.oneOf(
        noise(),
        soup(),
        soup().map(text -> "policy p\nGO(file f)\n{\n" + text),
        soup().map(text -> "C t\nP0(device *dev)\n{\n" + text),
        damaged(Texts.POLICY),
        damaged(Texts.LITMUS));
  }
}
