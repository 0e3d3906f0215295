package org.dropmaster.explore.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent pieces of work, searches of their own as a rule, on a few threads. */
public final class Pieces {
  private final int threads;

  /** By so many threads, one or more. */
  public Pieces(int threads) {
    this.threads = threads;
  }

  /** All results, in the order of the work; the first failure, in that order, ends it. */
  public <T> List<T> all(List<Callable<T>> work) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> begun = new ArrayList<>();
      for (Callable<T> piece : work) {
        begun.add(workers.submit(piece));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : begun) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
