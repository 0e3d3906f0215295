package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Workers that expand a window of batches together, and then look its moves up together, each a
 * part of the index. What is new gets its number from one of them, in order, who also loads the
 * window after the next, while the others expand the next already; so all is as if one had done it.
 */
final class Crew implements Expansion {
  private static final int STATES = 256;
  private static final int BATCHES = 4;

  /** So few states are expanded sooner than others are told of them. */
  private static final int FEW = 128;

  private final Workers workers;
  private final int parts;
  private final List<Expander> expanders = new ArrayList<>();
  private final List<Workers.Begun> begun = new ArrayList<>();
  private Window loaded;
  private Window expanding;
  private Window settling;

  Crew(TransitionSystem system, Workers workers) {
    int lanes = workers.lanes() + 1;
    this.workers = workers;
    parts = Math.min(1 << StateSet.MOST_PART_BITS, Integer.highestOneBit(2 * lanes - 1));
    for (int lane = 0; lane < lanes; lane++) {
      expanders.add(new Expander(lane == 0 ? system : system.another(), parts));
    }
    loaded = window(system);
    expanding = window(system);
    settling = window(system);
  }

  private Window window(TransitionSystem system) {
    Recent recent = expanders.get(0).recent();
    return new Window(system.words(), expanders.size() * BATCHES, STATES, parts, recent);
  }

  @Override
  public int parts() {
    return parts;
  }

  @Override
  public void level(StateSet set, int from, int to, boolean wanted, Settler settler) {
    if (to - from < FEW) {
      expanders.get(0).level(set, from, to, wanted, settler);
      return;
    }
    int at = loaded.load(set, from, to);
    turn();
    boolean more = true;
    while (more && expanding.size() > 0) {
      at = loaded.load(set, at, to);
      finish();
      lookUp(set, wanted);
      turn();
      more = settle(settler);
    }
    finish();
  }

  /** Begins the expansion of what is loaded; what was looked up can then be settled. */
  private void turn() {
    Window settled = settling;
    settling = expanding;
    expanding = loaded;
    loaded = settled;
    for (int i = 0; i < expanding.size(); i++) {
      Batch batch = expanding.batch(i);
      begun.add(workers.begin(lane -> expanders.get(lane).expand(batch)));
    }
  }

  /**
   * Does what nobody has begun before it waits for anybody. Everybody goes through batches in
   * order: a move that was seen in a later one would be missed in an earlier one.
   */
  private void finish() {
    begun.forEach(Workers.Begun::help);
    begun.forEach(Workers.Begun::finish);
    begun.clear();
  }

  private void lookUp(StateSet set, boolean wanted) {
    Window window = expanding;
    set.reserve(window);
    for (int i = 0; i < parts; i++) {
      int part = i;
      begun.add(workers.begin(lane -> set.lookUp(part, window, wanted)));
    }
    finish();
  }

  private boolean settle(Settler settler) {
    for (int i = 0; i < settling.size(); i++) {
      if (!settler.settle(settling.batch(i))) {
        return false;
      }
    }
    return true;
  }
}
