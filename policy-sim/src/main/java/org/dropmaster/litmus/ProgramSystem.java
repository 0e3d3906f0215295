package org.dropmaster.litmus;

import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;

/** A program as something to explore. */
final class ProgramSystem implements TransitionSystem {
  private final Program program;
  private final Mover mover;

  /** The mover is used for the initial state and for this system's first walker. */
  ProgramSystem(Program program, Mover mover) {
    this.program = program;
    this.mover = mover;
  }

  @Override
  public int words() {
    return program.layout().words();
  }

  @Override
  public int bits() {
    return program.layout().bits();
  }

  @Override
  public void initial(long[] into) {
    mover.initial(into);
  }

  @Override
  public Walker walker() {
    return new Walker() {
      private final Relay relay = new Relay();

      @Override
      public void expand(long[] state, Visitor visitor) {
        relay.visitor = visitor;
        mover.expand(state, relay);
      }
    };
  }

  /** Hands moves on without making an object for each. */
  private static final class Relay implements Mover.Moves {
    private Visitor visitor = (actor, choice, next) -> {};

    @Override
    public void move(int actor, int choice, long[] next) {
      visitor.move(actor, choice, next);
    }
  }
}
