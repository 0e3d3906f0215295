package org.dropmaster.lang;

import java.util.Map;
import java.util.Set;

/** The words with a meaning of their own, and what to say of words that only C has. */
final class Words {
  private Words() {}

  /** Words that begin a statement, and so are no names. */
  static final Set<String> STATEMENTS =
      Set.of("if", "else", "for_each", "return", "goto", "break", "continue", "exists", "forall");

  /** What a property of a policy begins with. */
  static final Set<String> PROPERTIES = Set.of("never", "always");

  /** What looks like a property and is for a test to ask. */
  static final Set<String> NO_PROPERTIES = Set.of("sometimes", "eventually");

  /** Words that cannot name anything. */
  static final Set<String> RESERVED =
      Set.of(
          "if",
          "else",
          "for_each",
          "return",
          "goto",
          "break",
          "continue",
          "exists",
          "forall",
          "new",
          "true",
          "false",
          "NULL",
          "struct",
          "importer",
          "never",
          "always",
          "sometimes",
          "device",
          "current",
          "tenant");

  /** How a guard is written, and how it takes its lock. */
  static final Map<String, Statement.Mode> GUARDS =
      Map.of(
          "guard", Statement.Mode.PLAIN,
          "guard_read", Statement.Mode.READ,
          "guard_write", Statement.Mode.WRITE);

  /** The same for guards with a block. */
  static final Map<String, Statement.Mode> SCOPED_GUARDS =
      Map.of(
          "scoped_guard", Statement.Mode.PLAIN,
          "scoped_guard_read", Statement.Mode.READ,
          "scoped_guard_write", Statement.Mode.WRITE);

  /** Words and signs of C that the language lacks, each with what to write instead. */
  static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry(
              "while", "wait(c) blocks until c holds; for_each(kind x : c) { } visits objects"),
          Map.entry("for", "for_each(kind x : c) { } visits the objects for which c holds"),
          Map.entry("do", "wait(c) blocks until c holds"),
          Map.entry("switch", "write if (...) ... else if (...) ..."),
          Map.entry("sizeof", "objects have no size here"),
          Map.entry("&", "objects and locks are named as they are: guard(device.lock)"),
          Map.entry("*", "nothing is dereferenced: write f.me for what f points at"),
          Map.entry("+=", "write x = x + 1"),
          Map.entry("-=", "write x = x - 1"),
          Map.entry("++", "write x = x + 1"),
          Map.entry("|", "there are no bits; use || or several bools"),
          Map.entry("<<", "there are no bits; use several bools"),
          Map.entry(">>", "there are no bits; use several bools"),
          Map.entry("%", "only + and - compute"),
          Map.entry("/", "only + and - compute"),
          Map.entry("^", "write a != b"),
          Map.entry("~", "write !c"),
          Map.entry("[", "there are no arrays; idr<kind> is the one table"));
}
