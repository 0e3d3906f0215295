package org.dropmaster.explore.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.dropmaster.explore.Workers;

/** Threads that help a search; the result is the same as without them. */
public final class Threads implements Workers {
  /** Some hundred microseconds: sleeping and waking takes longer than most waits last. */
  private static final int SPINS = 4_000;

  private final LinkedBlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  private Threads(int helpers) {
    for (int lane = 1; lane <= helpers; lane++) {
      int own = lane;
      Thread thread = new Thread(() -> work(own), "explore-" + lane);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** Makes so many threads for each search, that of the caller counted. */
  public static Supplier<Workers> of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a search needs a thread");
    }
    return () -> new Threads(count - 1);
  }

  /** A task that runs once, in the lane of whoever claims it first. */
  private static final class Waiting implements Begun {
    private final Task task;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Waiting(Task task) {
      this.task = task;
    }

    void runUnlessClaimed(int lane) {
      if (claimed.compareAndSet(false, true)) {
        try {
          task.run(lane);
          done.complete(true);
        } catch (RuntimeException | Error failed) {
          done.completeExceptionally(failed);
        }
      }
    }

    @Override
    public void help() {
      runUnlessClaimed(0);
    }

    @Override
    public void finish() {
      for (int spin = 0; spin < SPINS && !done.isDone(); spin++) {
        Thread.onSpinWait();
      }
      try {
        done.get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof OutOfMemoryError full) {
          throw full;
        }
        throw new IllegalStateException("a state could not be expanded", failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while exploring", interrupted);
      }
    }
  }

  private Waiting next() throws InterruptedException {
    for (int spin = 0; spin < SPINS; spin++) {
      Waiting next = waiting.poll();
      if (next != null) {
        return next;
      }
      Thread.onSpinWait();
    }
    return waiting.take();
  }

  private void work(int lane) {
    try {
      while (true) {
        next().runUnlessClaimed(lane);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int lanes() {
    return threads.size();
  }

  @Override
  public Begun begin(Task task) {
    Waiting begun = new Waiting(task);
    waiting.add(begun);
    return begun;
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
