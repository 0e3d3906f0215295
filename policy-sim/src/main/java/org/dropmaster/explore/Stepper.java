package org.dropmaster.explore;

/** Takes one chosen move at a time. */
public final class Stepper {
  private final TransitionSystem.Walker walker;
  private final int words;

  /** A stepper of its own for one caller. */
  public Stepper(TransitionSystem system) {
    walker = system.walker();
    words = system.words();
  }

  /** Writes the state after that move out of {@code state}; false when there is no such move. */
  public boolean step(long[] state, Witness.Choice wanted, long[] into) {
    boolean[] taken = new boolean[1];
    walker.expand(
        state,
        (actor, choice, next) -> {
          if (actor == wanted.actor() && choice == wanted.choice()) {
            System.arraycopy(next, 0, into, 0, words);
            taken[0] = true;
          }
        });
    return taken[0];
  }
}
