package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;

/** Lines of Promela, indented by how deep they are nested. */
final class Block {
  private static final String ARROW = " ->";

  private final StringBuilder text = new StringBuilder();

  /** Where the selections begin that are open and in which nothing has happened yet. */
  private final List<Integer> idle = new ArrayList<>();

  private int depth;
  private boolean empty;

  Block(int depth) {
    this.depth = depth;
  }

  Block line(String line) {
    text.append("\t".repeat(depth)).append(line).append('\n');
    empty = false;
    idle.clear();
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
    int start = text.length();
    List<Integer> around = List.copyOf(idle);
    line("if").branch(condition);
    idle.addAll(around);
    idle.add(start);
    return this;
  }

  /** The next branch. */
  Block or(String condition) {
    List<Integer> around = List.copyOf(idle);
    leave().branch(condition);
    idle.addAll(around);
    return this;
  }

  /** Ends a selection, which is left out if nothing happens in any branch. */
  Block end() {
    leave();
    if (idle.isEmpty()) {
      return line("fi;");
    }
    text.setLength(idle.remove(idle.size() - 1));
    return this;
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
    if (!other.text.isEmpty()) {
      empty = false;
      idle.clear();
    }
    return this;
  }

  /** A block to be added here later, so much deeper. */
  Block apart(int deeper) {
    return new Block(depth + deeper);
  }

  /** How many lines there are. */
  int lines() {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
