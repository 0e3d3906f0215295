package org.dropmaster.lang;

/** Parses numbers. */
final class Numbers {
  private static final int LARGEST = 1_000_000;

  private final Cursor in;

  Numbers(Cursor in) {
    this.in = in;
  }

  /**
   * The next token as a number; what is none, or is absurdly large, is reported and taken for 0.
   */
  int number() {
    Token token = in.peek();
    if (token.kind() != Token.Kind.NUMBER) {
      throw in.expected("a number");
    }
    in.next();
    int value = value(token.text());
    if (value < 0) {
      in.problems()
          .add(
              token.span(),
              Code.BAD_NUMBER,
              token.shown() + " is no number of the language",
              "",
              "numbers are decimal, from 0 to " + LARGEST);
      return 0;
    }
    return value;
  }

  /** -1 for no number. */
  private static int value(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      value = value * 10 + digit;
      if (digit < 0 || digit > 9 || value > LARGEST) {
        return -1;
      }
    }
    return value;
  }
}
