package org.dropmaster.explore;

/** What one thread needs to expand states, and, alone, all there is to an expansion. */
final class Expander implements Expansion {
  private static final int STATES = 256;

  private final TransitionSystem.Walker walker;
  private final Recent recent;
  private final Window window;

  Expander(TransitionSystem system) {
    this(system, 1);
  }

  /** One that works beside others, with the index in so many parts. */
  Expander(TransitionSystem system, int parts) {
    walker = system.walker();
    recent = new Recent(system.words());
    window = new Window(system.words(), 1, STATES, parts, recent);
  }

  Recent recent() {
    return recent;
  }

  /** Expands one batch, whose states nobody looks up yet. */
  void expand(Batch batch) {
    batch.expand(walker, recent);
  }

  @Override
  public void level(StateSet set, int from, int to, boolean wanted, Settler settler) {
    for (int at = from; at < to; ) {
      at = window.load(set, at, to);
      expand(window.batch(0));
      set.reserve(window);
      for (int part = 0; part < set.parts(); part++) {
        set.lookUp(part, window, wanted);
      }
      if (!settler.settle(window.batch(0))) {
        return;
      }
    }
  }
}
