package org.dropmaster.explore;

/** A system of which one state stands for all that differ only in the names of like things. */
public final class Quotient extends Reduced {
  private final Symmetry symmetry;
  private final Symmetry.Chooser chooser;

  /** The system with equals taken together; its initial state must be its own only copy. */
  public Quotient(TransitionSystem system, Symmetry symmetry) {
    super(system);
    this.symmetry = symmetry;
    this.chooser = symmetry.chooser();
  }

  @Override
  public TransitionSystem another() {
    return new Quotient(system.another(), symmetry);
  }

  @Override
  public void represent(long[] state) {
    system.represent(state);
    System.arraycopy(chooser.of(state), 0, state, 0, state.length);
  }

  @Override
  public Walker walker() {
    Walker walker = system.walker();
    Standing standing = new Standing(symmetry.chooser());
    return (state, visitor) -> {
      standing.visitor = visitor;
      walker.expand(state, standing);
    };
  }

  /** Hands on each move with the state that stands for the one it leads to. */
  private static final class Standing implements Visitor {
    private final Symmetry.Chooser chooser;
    private Visitor visitor = (actor, choice, next) -> {};

    Standing(Symmetry.Chooser chooser) {
      this.chooser = chooser;
    }

    @Override
    public void move(int actor, int choice, long[] next) {
      visitor.move(actor, choice, chooser.of(next));
    }
  }
}
