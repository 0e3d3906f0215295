package org.dropmaster.program;

/** A place in a routine that steps can go to; known once it is placed. */
public final class Label {
  private int pc = -1;

  void place(int at) {
    if (pc >= 0) {
      throw new IllegalStateException("placed twice");
    }
    pc = at;
  }

  boolean placed() {
    return pc >= 0;
  }

  /** The index of the step that stands here. */
  public int pc() {
    if (pc < 0) {
      throw new IllegalStateException("never placed");
    }
    return pc;
  }
}
