package org.dropmaster.cli;

import org.dropmaster.explore.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far a search may go. */
final class Bounds {
  private static final long MEGABYTE = 1 << 20;

  @Option(names = "--max-states", paramLabel = "N", description = "Stop a search at N states.")
  private @Nullable Long maxStates;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop a search after so many seconds.")
  private @Nullable Double timeout;

  @Option(
      names = "--max-memory",
      paramLabel = "MB",
      description = {
        "Stop a search when its states take so many megabytes.",
        "A check moves them to a temporary file first, and stops when their index does."
      })
  private @Nullable Long maxMemory;

  /** The bounds for a search that begins now. */
  Limits limits() {
    Limits limits = Limits.NONE;
    if (maxStates != null) {
      limits = limits.withStates(positive("--max-states", maxStates));
    }
    if (maxMemory != null) {
      limits = limits.withBytes(positive("--max-memory", maxMemory) * MEGABYTE);
    }
    if (timeout != null) {
      if (!(timeout > 0)) {
        throw new UsageProblem("--timeout wants a number of seconds above 0.");
      }
      long begin = System.nanoTime();
      double most = timeout * 1e9;
      limits = limits.until(() -> System.nanoTime() - begin > most);
    }
    return limits;
  }

  private static long positive(String option, long value) {
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new UsageProblem(option + " wants a number from 1 to " + Integer.MAX_VALUE + ".");
    }
    return value;
  }
}
