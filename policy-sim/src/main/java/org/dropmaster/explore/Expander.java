package org.dropmaster.explore;

/** What one thread needs to expand states, and, alone, all there is to an expansion. */
final class Expander implements Expansion {
  private static final int STATES = 128;

  private final TransitionSystem.Walker walker;
  private final Recent recent;
  private final Window window;
  private int windowFirst = -1;
  private int forgotten;

  Expander(TransitionSystem system) {
    this(system, 1);
  }

  /** One that works beside others, with the index in so many parts. */
  Expander(TransitionSystem system, int parts) {
    long[] initial = new long[system.words()];
    system.initial(initial);
    walker = system.walker();
    recent = new Recent(system.words(), initial);
    window = new Window(system.words(), 1, STATES, parts, recent);
  }

  Recent recent() {
    return recent;
  }

  /**
   * Expands one batch of a window whose others may be expanded by others; they come in order. What
   * was seen in an earlier window is forgotten, since others have expanded states since.
   */
  void expand(Window shared, int i) {
    if (windowFirst != shared.batch(0).first()) {
      windowFirst = shared.batch(0).first();
      forgotten = 0;
      recent.clear();
    }
    for (; forgotten < i; forgotten++) {
      shared.batch(forgotten).forgetSources(recent);
    }
    shared.batch(i).expand(walker, recent);
  }

  @Override
  public void level(StateSet set, int from, int to, boolean wanted, Settler settler) {
    if (windowFirst >= 0) {
      windowFirst = -1;
      recent.clear();
    }
    for (int at = from; at < to; ) {
      at = window.load(set.arena(), at, to);
      window.batch(0).expand(walker, recent);
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
