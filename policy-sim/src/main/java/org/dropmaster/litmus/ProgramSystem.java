package org.dropmaster.litmus;

import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;

/** A program as something to explore. */
final class ProgramSystem implements TransitionSystem {
  private final Program program;
  private final Machine machine;

  /** The machine is used for the initial state and for this system's first walker. */
  ProgramSystem(Program program, Machine machine) {
    this.program = program;
    this.machine = machine;
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
    machine.initial(into);
  }

  @Override
  public Walker walker() {
    return new Walker() {
      private final Relay relay = new Relay();

      @Override
      public void expand(long[] state, Visitor visitor) {
        relay.visitor = visitor;
        machine.expand(state, relay);
      }
    };
  }

  /** Hands moves on without making an object for each. */
  private static final class Relay implements Machine.Moves {
    private Visitor visitor = (actor, choice, next) -> {};

    @Override
    public void move(int actor, int choice, long[] next) {
      visitor.move(actor, choice, next);
    }
  }
}
