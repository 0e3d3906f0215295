package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;

/** A program as something to explore; each thread has a mover of its own. */
final class ProgramSystem implements TransitionSystem {
  private final Program program;
  private final Mover mover;
  private final List<ProgramSystem> others = new ArrayList<>();

  /** The mover is that of the thread that searches; those of others are made as they come. */
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
  public void expect(long states) {
    mover.expect(states);
  }

  @Override
  public TransitionSystem another() {
    ProgramSystem other = new ProgramSystem(program, mover.another());
    others.add(other);
    return other;
  }

  /** Whether any thread has taken a step. */
  boolean ran(int actor, int pc) {
    boolean ran = mover.ran(actor, pc);
    for (int i = 0; i < others.size() && !ran; i++) {
      ran = others.get(i).ran(actor, pc);
    }
    return ran;
  }

  /** For each lock class, the classes that any thread took while it was held, as bits. */
  long order(int lockClass) {
    return others.stream()
        .mapToLong(other -> other.order(lockClass))
        .reduce(mover.order(lockClass), (some, more) -> some | more);
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
