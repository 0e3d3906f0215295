package org.dropmaster.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Threads that expand batches ahead while the search settles those before. Each thread takes them
 * in their order, so that whatever it remembers as seen lies before in the order of one thread too.
 */
final class Crew implements Expansion {
  private static final int STATES = 512;
  private static final int AHEAD = 4;

  private final Expander own;
  private final List<Thread> threads = new ArrayList<>();
  private final LinkedBlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
  private final Queue<Batch> free = new ArrayDeque<>();

  /** A batch to be expanded by whoever comes first. */
  private static final class Task {
    private final Batch batch;
    private final ThreadLocal<Expander> expander;
    private final FutureTask<Batch> done;

    Task(Batch batch, ThreadLocal<Expander> expander) {
      this.batch = batch;
      this.expander = expander;
      this.done = new FutureTask<>(this::expand);
    }

    private Batch expand() {
      expander.get().expand(batch);
      return batch;
    }
  }

  private final ThreadLocal<Expander> expanders;

  Crew(TransitionSystem system, int helpers) {
    own = new Expander(system);
    expanders = ThreadLocal.withInitial(() -> new Expander(system));
    expanders.set(own);
    for (int i = 0; i < helpers * AHEAD; i++) {
      free.add(new Batch(system.words(), STATES, own.recent()));
    }
    for (int i = 0; i < helpers; i++) {
      Thread thread = new Thread(this::work, "explore-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  private void work() {
    try {
      while (true) {
        waiting.take().done.run();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void level(Arena arena, int from, int to, Settler settler) {
    if (to - from < STATES) {
      own.level(arena, from, to, settler);
      return;
    }
    Queue<Task> ahead = new ArrayDeque<>();
    boolean wanted = true;
    int at = from;
    while (wanted && (at < to || !ahead.isEmpty())) {
      while (at < to && !free.isEmpty()) {
        Task task = new Task(free.remove(), expanders);
        at = task.batch.load(arena, at, to);
        ahead.add(task);
        waiting.add(task);
      }
      Batch batch = finished(ahead.remove());
      wanted = settler.settle(batch);
      free.add(batch);
    }
  }

  /** Expands it here if nobody has begun to, or waits for it. */
  private static Batch finished(Task task) {
    task.done.run();
    try {
      return task.done.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a state could not be expanded", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while exploring", interrupted);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
