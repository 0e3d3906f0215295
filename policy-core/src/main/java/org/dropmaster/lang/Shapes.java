package org.dropmaster.lang;

/** Tells from a few tokens ahead what begins here; errors are recovered from by these shapes. */
final class Shapes {
  private Shapes() {}

  /** A declaration of a file's top level that begins at the left margin. */
  static boolean declarationAtMargin(Cursor in) {
    return in.peek().margin() && declaration(in);
  }

  /** A function, fields of a kind, an importer, a thread: what no statement looks like. */
  static boolean declaration(Cursor in) {
    if (!in.atName() || Words.STATEMENTS.contains(in.peek().text())) {
      return false;
    }
    return named(in) || header(in, 0) || helper(in) || property(in);
  }

  /** A property of a policy, or what is meant for one. */
  static boolean property(Cursor in) {
    String word = in.peek().text();
    return Words.PROPERTIES.contains(word) || Words.NO_PROPERTIES.contains(word);
  }

  private static boolean named(Cursor in) {
    boolean keyword = in.at("struct") || in.at("importer");
    return in.peek(1).is("{") || keyword && in.peek(1).name() && in.peek(2).is("{");
  }

  private static boolean header(Cursor in, int name) {
    if (!in.peek(name + 1).is("(")) {
      return false;
    }
    Token first = in.peek(name + 2);
    if (first.is(")")) {
      return in.peek(name + 3).is("{");
    }
    int second = in.peek(name + 3).is("*") ? name + 4 : name + 3;
    return first.name() && in.peek(second).name();
  }

  private static boolean helper(Cursor in) {
    int name = in.peek(1).is("*") ? 2 : 1;
    return in.peek(name).name() && in.peek(name + 1).is("(") && !in.at("new");
  }

  /** A statement that begins with a word of its own. */
  static boolean statement(Cursor in) {
    return in.atName() && Words.STATEMENTS.contains(in.peek().text());
  }

  /** A local: a type and a name. */
  static boolean local(Cursor in) {
    return in.atName() && (in.peek(1).name() || in.peek(1).is("*") || in.at("idr"));
  }

  /** What stands behind the threads of a test: a condition, a probe, a schedule. */
  static boolean condition(Cursor in) {
    boolean schedule = in.at("schedule") && in.peek(1).is("{");
    boolean probe = in.at("probe") && in.peek(1).is("(");
    return schedule || probe || quantifier(in);
  }

  /** The condition of a test. */
  static boolean quantifier(Cursor in) {
    return in.peek(1).is("(")
        && (in.at("exists") || in.at("forall") || in.at("ever") || in.at("eventually"));
  }
}
