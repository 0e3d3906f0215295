package org.dropmaster.cli;

import org.dropmaster.explore.Search;
import org.dropmaster.explore.threads.Threads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many threads a search is given. */
final class WorkerThreads {
  private static final int MOST = 64;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = {
        "Threads that search (one a processor); the result is the same,",
        "but for where time or memory ends it."
      })
  private @Nullable Integer workers;

  /** Whether the user gave a number. */
  boolean given() {
    return workers != null;
  }

  /** The same search by so many threads. */
  Search join(Search search) {
    int threads =
        workers != null ? workers : Math.min(MOST, Runtime.getRuntime().availableProcessors());
    if (threads < 1 || threads > MOST) {
      throw new UsageProblem("--workers wants a number from 1 to " + MOST + ".");
    }
    return threads == 1 ? search : search.workers(Threads.of(threads));
  }
}
