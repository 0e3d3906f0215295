package org.dropmaster.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.explore.disk.Checkpoints;
import org.dropmaster.explore.disk.Disk;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Reduction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a long search is given: threads, a disk for its states, a folder to go on from. */
final class Means {
  private static final long MINUTE = 60_000_000_000L;

  @Mixin private WorkerThreads workers = new WorkerThreads();

  @Option(
      names = "--spill",
      paramLabel = "DIR",
      description = "Keep states in a file there, and only their index in memory.")
  private @Nullable Path spill;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = {
        "Keep the search there every minute and at a limit of time or memory, and go on with what is",
        "kept there.",
        "A process that is killed loses what came after the last minute."
      })
  private @Nullable Path checkpoint;

  /** Refuses what a search that stores no states has no use for. */
  void refuseAllBeside(String option) {
    if (workers.given() || spill != null || checkpoint != null) {
      throw new UsageProblem(
          option + " stores no states: it goes with none of --workers, --spill and --checkpoint.");
    }
  }

  /**
   * The way to search; {@code name} and {@code identity}, which is asked only where a search is
   * kept, tell one search from another: what is kept of one is never taken for the other.
   *
   * @param identity by what it is of, in words, what is the same only for the same search
   */
  LitmusRun.Way way(
      String name, Supplier<Map<String, String>> identity, Set<Reduction> reductions) {
    return new LitmusRun.Way(Warming::new, search -> with(search, name, identity), reductions);
  }

  private Search with(Search plain, String name, Supplier<Map<String, String>> identity) {
    Search search = workers.join(plain);
    search = spill != null ? search.states(Disk.in(spill)) : search.overflow(Disk.temporary());
    if (checkpoint != null) {
      long[] kept = {System.nanoTime()};
      search =
          search.keeper(
              Checkpoints.in(checkpoint.resolve(name), identity.get()).when(() -> due(kept)));
    }
    return search;
  }

  private static boolean due(long[] kept) {
    long now = System.nanoTime();
    if (now - kept[0] < MINUTE) {
      return false;
    }
    kept[0] = now;
    return true;
  }
}
