package org.dropmaster.lang;

import java.util.Map;

/** Parses types and the names declared with them. */
final class TypeParser {
  private static final int WIDEST = 16;
  private static final Map<String, Type> WORDS =
      Map.of(
          "void", Type.VOID,
          "bool", Type.BOOL,
          "int", Type.INT,
          "pid", Type.PID,
          "mutex", new Type(Type.Base.MUTEX, "", 0),
          "rwsem", new Type(Type.Base.RWSEM, "", 0),
          "srcu", new Type(Type.Base.SRCU, "", 0));

  private final Cursor in;

  TypeParser(Cursor in) {
    this.in = in;
  }

  /** The type of a field or a local, where a pointer needs its star. */
  Type starred() {
    Token start = in.peek();
    Type type = base();
    boolean star = in.accept("*");
    if (!star && type.base() == Type.Base.POINTER) {
      in.problems()
          .add(
              start.span(),
              Code.MISSING_STAR,
              "an object of kind '" + type.kind() + "' lives on its own; this holds a pointer",
              "",
              "write " + type.kind() + " *" + in.peek().text());
    }
    return star ? pointed(start, type) : type;
  }

  /** The type of a parameter or a result, where a kind alone is a pointer too. */
  Type loose() {
    Token start = in.peek();
    Type type = base();
    return in.accept("*") ? pointed(start, type) : type;
  }

  private Type pointed(Token start, Type type) {
    if (type.base() != Type.Base.POINTER) {
      in.problems()
          .add(
              start.span(),
              Code.WRONG_TYPE,
              "pointers point at objects, not at '" + start.text() + "'",
              "",
              "write it without the star");
    }
    return type;
  }

  private Type base() {
    in.accept("struct");
    Token word = in.expectName("a type");
    if (word.is("idr")) {
      in.expect("<");
      Token kind = in.expectName("a kind");
      in.expect(">");
      return new Type(Type.Base.IDR, kind.text(), 0);
    }
    String foreign = Words.TYPES.get(word.text());
    if (foreign != null) {
      in.problems()
          .add(
              word.span(),
              Code.NOT_IN_LANGUAGE,
              word.shown() + " is not in the language",
              "",
              foreign);
      throw new SyntaxError();
    }
    Type known = WORDS.get(word.text());
    return known == null ? Type.pointer(word.text()) : known;
  }

  /** A name being declared. */
  Token declared() {
    if (in.atName() && Words.RESERVED.contains(in.peek().text())) {
      throw in.fail(
          Code.DUPLICATE,
          in.peek().shown() + " is a word of the language",
          "",
          "choose another name");
    }
    return in.expectName("a name");
  }

  /** The width behind a field, {@code int n : 6}. */
  Type width(Type type) {
    if (!in.accept(":")) {
      return type;
    }
    Token number = in.peek();
    int bits = new Numbers(in).number();
    if (type.base() != Type.Base.INT || bits < 1 || bits > WIDEST) {
      in.problems()
          .add(
              number.span(),
              Code.BAD_NUMBER,
              "a width of " + number.text() + " bits",
              "",
              "an int has 1 to " + WIDEST + " bits, and nothing else has a width");
      return type;
    }
    return new Type(Type.Base.INT, "", bits);
  }
}
