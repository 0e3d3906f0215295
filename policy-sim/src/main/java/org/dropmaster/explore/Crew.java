package org.dropmaster.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Workers that expand batches ahead while the search settles those before. Each takes them in their
 * order, so that whatever it remembers as seen lies before in the order of one worker alone too.
 */
final class Crew implements Expansion {
  private static final int STATES = 512;
  private static final int AHEAD = 4;

  private final Workers workers;
  private final List<Expander> expanders = new ArrayList<>();
  private final Queue<Batch> free = new ArrayDeque<>();

  private record Expanding(Batch batch, Workers.Begun begun) {}

  Crew(TransitionSystem system, Workers workers) {
    this.workers = workers;
    for (int lane = 0; lane <= workers.lanes(); lane++) {
      expanders.add(new Expander(system));
    }
    for (int i = 0; i < workers.lanes() * AHEAD; i++) {
      free.add(new Batch(system.words(), STATES, expanders.get(0).recent()));
    }
  }

  @Override
  public void level(Arena arena, int from, int to, Settler settler) {
    if (to - from < STATES || free.isEmpty()) {
      expanders.get(0).level(arena, from, to, settler);
      return;
    }
    Queue<Expanding> ahead = new ArrayDeque<>();
    boolean wanted = true;
    int at = from;
    while (wanted && (at < to || !ahead.isEmpty())) {
      while (at < to && !free.isEmpty()) {
        Batch batch = free.remove();
        at = batch.load(arena, at, to);
        ahead.add(new Expanding(batch, workers.begin(lane -> expanders.get(lane).expand(batch))));
      }
      Expanding next = ahead.remove();
      next.begun().finish();
      wanted = settler.settle(next.batch());
      free.add(next.batch());
    }
  }

  /** What one lane expands, another may still remember as seen. */
  @Override
  public boolean dropsReturns() {
    return workers.lanes() > 0;
  }

  @Override
  public void close() {
    workers.close();
  }
}
