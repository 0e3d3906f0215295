package org.dropmaster.report.promela;

/** Lines of Promela, indented by how deep they are nested. */
final class Block {
  private static final String ARROW = " ->";

  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean empty;

  Block(int depth) {
    this.depth = depth;
  }

  Block line(String line) {
    text.append("\t".repeat(depth)).append(line).append('\n');
    empty = false;
    return this;
  }

  /** A line, with what follows nested in it. */
  Block open(String line) {
    line(line);
    depth++;
    return this;
  }

  Block close(String line) {
    depth--;
    return line(line);
  }

  /** The first branch of a selection. */
  Block when(String condition) {
    return line("if").branch(condition);
  }

  /** The next branch. */
  Block or(String condition) {
    return leave().branch(condition);
  }

  /** Ends a selection. */
  Block end() {
    return leave().line("fi;");
  }

  Block branch(String condition) {
    open(":: " + condition + ARROW);
    empty = true;
    return this;
  }

  /** Ends a branch; one in which nothing happens has no arrow. */
  Block leave() {
    if (empty) {
      text.setLength(text.length() - ARROW.length() - 1);
      text.append('\n');
      empty = false;
    }
    depth--;
    return this;
  }

  /** Lines that were written apart. */
  Block add(Block other) {
    text.append(other.text);
    empty &= other.text.isEmpty();
    return this;
  }

  /** A block to be added here later. */
  Block apart() {
    return new Block(depth);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
