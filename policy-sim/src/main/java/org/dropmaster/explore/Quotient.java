package org.dropmaster.explore;

/** A system of which one state stands for all that differ only in the names of like things. */
public final class Quotient implements TransitionSystem {
  private final TransitionSystem system;
  private final Symmetry symmetry;
  private final Symmetry.Chooser chooser;

  /** The system with equals taken together; its initial state must be its own only copy. */
  public Quotient(TransitionSystem system, Symmetry symmetry) {
    this.system = system;
    this.symmetry = symmetry;
    this.chooser = symmetry.chooser();
  }

  @Override
  public int words() {
    return system.words();
  }

  @Override
  public int bits() {
    return system.bits();
  }

  @Override
  public void initial(long[] into) {
    system.initial(into);
    represent(into);
  }

  @Override
  public TransitionSystem another() {
    return new Quotient(system.another(), symmetry);
  }

  @Override
  public TransitionSystem shown() {
    return system.shown();
  }

  @Override
  public void represent(long[] state) {
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
