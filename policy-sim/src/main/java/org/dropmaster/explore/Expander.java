package org.dropmaster.explore;

/** What one thread needs to expand states, and, alone, all there is to an expansion. */
final class Expander implements Expansion {
  private static final int STATES = 256;
  private static final int ALONE = -2;

  private final TransitionSystem.Walker walker;
  private final Recent recent;
  private final Window window;
  private int windowFirst = ALONE;
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
   * Expands one batch of a window whose others are expanded by others; they come in order. States
   * that the others expand are forgotten here as well, those of the window before among them; who
   * had no part in that one has to forget all.
   */
  void expand(Window shared, Window before, int i) {
    Batch batch = shared.batch(i);
    if (!batch.statesOnly()) {
      forgetOthers(shared, before, i);
    }
    batch.expand(walker, recent);
  }

  private void forgetOthers(Window shared, Window before, int i) {
    if (windowFirst != shared.first()) {
      if (windowFirst == before.first()) {
        forget(before, before.size());
      } else {
        recent.clear();
      }
      windowFirst = shared.first();
      forgotten = 0;
    }
    forget(shared, i);
    forgotten = i + 1; // whoever expands a batch forgets its states
  }

  private void forget(Window shared, int to) {
    for (; forgotten < to; forgotten++) {
      shared.batch(forgotten).forgetSources(recent);
    }
  }

  @Override
  public void level(StateSet set, int from, int to, boolean wanted, Settler settler) {
    if (windowFirst != ALONE) {
      windowFirst = ALONE;
      recent.clear();
    }
    for (int at = from; at < to; ) {
      at = window.load(set, at, to);
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
