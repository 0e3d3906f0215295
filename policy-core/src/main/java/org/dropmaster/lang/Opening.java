package org.dropmaster.lang;

/**
 * Where a test or a policy begins inside a text that may be a mail: behind prose, and quoted.
 *
 * @param offset of the first character of the opening line, behind quote marks
 * @param quote how many quote marks {@code >} that line has
 * @param found whether there is such a line
 */
record Opening(int offset, int quote, boolean found) {
  private static final String QUOTE = "> ";

  /**
   * The first line {@code KEYWORD NAME}; one followed by a comment or a declaration is preferred.
   */
  static Opening find(Source source, String keyword) {
    Opening first = new Opening(0, 0, false);
    String text = source.text();
    for (int start = 0; start < text.length(); start = nextLine(text, start)) {
      Opening here = at(text, start);
      if (opens(text, here.offset, keyword)) {
        if (leadsOn(text, here)) {
          return here;
        }
        first = first.found ? first : here;
      }
    }
    return first;
  }

  private static Opening at(String text, int start) {
    int offset = start;
    int quote = 0;
    while (offset < text.length() && QUOTE.indexOf(text.charAt(offset)) >= 0) {
      quote += text.charAt(offset) == '>' ? 1 : 0;
      offset++;
    }
    return new Opening(offset, quote, true);
  }

  private static boolean opens(String text, int offset, String keyword) {
    int at = offset + keyword.length();
    if (!text.startsWith(keyword, offset) || at >= text.length() || !blank(text.charAt(at))) {
      return false;
    }
    at = skipBlank(text, at);
    int name = at;
    while (at < text.length() && nameCharacter(text.charAt(at))) {
      at++;
    }
    int rest = skipBlank(text, at);
    return at > name && !(rest < text.length() && prose(text, rest));
  }

  private static boolean prose(String text, int at) {
    char c = text.charAt(at);
    boolean word = Character.isLetterOrDigit(c) || ",.;:!?'\"".indexOf(c) >= 0;
    return word && !declares(text, at);
  }

  private static boolean declares(String text, int at) {
    int end = text.indexOf('\n', at);
    String line = text.substring(at, end < 0 ? text.length() : Math.min(end, at + 200));
    return line.indexOf('(') >= 0 || line.indexOf('{') >= 0;
  }

  private static boolean leadsOn(String text, Opening opening) {
    int start = nextLine(text, opening.offset);
    while (start < text.length()) {
      int at = at(text, start).offset;
      if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        return text.startsWith("/", at) || text.startsWith("{", at) || declares(text, at);
      }
      start = nextLine(text, start);
    }
    return false;
  }

  private static int nextLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length() && blank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t';
  }

  /** What a policy's or a test's name is made of. */
  static boolean nameCharacter(char c) {
    return c < 128
        && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '+');
  }
}
