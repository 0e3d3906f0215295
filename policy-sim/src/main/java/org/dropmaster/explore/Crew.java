package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Workers that expand a window of batches together, and then look its moves up together, each a
 * part of the index. What is new gets its number from one of them, in order, while the others
 * expand the next window already; so all is as if one had done it.
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
  private Window current;
  private Window next;

  Crew(TransitionSystem system, Workers workers) {
    int lanes = workers.lanes() + 1;
    this.workers = workers;
    parts = Math.min(1 << StateSet.MOST_PART_BITS, Integer.highestOneBit(2 * lanes - 1));
    for (int lane = 0; lane < lanes; lane++) {
      expanders.add(new Expander(lane == 0 ? system : system.another(), parts));
    }
    current = window(system);
    next = window(system);
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
    if (to - from < FEW || workers.lanes() == 0) {
      expanders.get(0).level(set, from, to, wanted, settler);
      return;
    }
    int at = begin(set, from, to);
    boolean more = true;
    while (more && next.size() > 0) {
      turn();
      lookUp(set, wanted);
      at = begin(set, at, to);
      more = settle(settler);
    }
    finish();
  }

  /** Begins the expansion of the window after the current one; returns the number behind it. */
  private int begin(StateSet set, int from, int to) {
    int end = next.load(set, from, to);
    for (int i = 0; i < next.size(); i++) {
      Batch batch = next.batch(i);
      begun.add(workers.begin(lane -> expanders.get(lane).expand(batch)));
    }
    return end;
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

  private void turn() {
    finish();
    Window done = current;
    current = next;
    next = done;
  }

  private void lookUp(StateSet set, boolean wanted) {
    Window window = current;
    set.reserve(window);
    for (int i = 0; i < parts; i++) {
      int part = i;
      begun.add(workers.begin(lane -> set.lookUp(part, window, wanted)));
    }
    finish();
  }

  private boolean settle(Settler settler) {
    for (int i = 0; i < current.size(); i++) {
      if (!settler.settle(current.batch(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    workers.close();
  }
}
