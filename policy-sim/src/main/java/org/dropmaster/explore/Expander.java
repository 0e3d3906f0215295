package org.dropmaster.explore;

/** What one thread needs to expand states, and, alone, all there is to an expansion. */
final class Expander implements Expansion {
  private static final int STATES = 48;

  private final TransitionSystem.Walker walker;
  private final Recent recent;
  private final Batch batch;

  Expander(TransitionSystem system) {
    long[] initial = new long[system.words()];
    system.initial(initial);
    walker = system.walker();
    recent = new Recent(system.words(), initial);
    batch = new Batch(system.words(), STATES, recent);
  }

  Recent recent() {
    return recent;
  }

  void expand(Batch loaded) {
    loaded.expand(walker, recent);
  }

  @Override
  public void level(Arena arena, int from, int to, Settler settler) {
    for (int at = from; at < to; ) {
      at = batch.load(arena, at, to);
      expand(batch);
      if (!settler.settle(batch)) {
        return;
      }
    }
  }
}
