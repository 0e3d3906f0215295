package org.dropmaster.cli;

import com.google.common.base.Stopwatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dropmaster.explore.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far a search may go. */
final class Bounds {
  private static final long MEGABYTE = 1 << 20;
  private static final long REST = 32 * MEGABYTE;

  @Option(names = "--max-states", paramLabel = "N", description = "Stop a search at N states.")
  private @Nullable Long maxStates;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = {
        "Stop a search after so many seconds; what a checkpoint gives back is read before."
      })
  private @Nullable Double timeout;

  @Option(
      names = "--max-memory",
      paramLabel = "MB",
      converter = Megabytes.class,
      description = {
        "Stop a search when its states take so many megabytes, or gigabytes as in 4G; half of",
        "Java's heap, of a small one less, if not given.",
        "A check moves them to a temporary file first, and stops when their index does."
      })
  private @Nullable Long maxMemory;

  /** The bounds for one search that stores its states: in memory there is room for so many. */
  Limits stored() {
    Limits limits = limits();
    return maxMemory == null ? limits.withBytes(share(Runtime.getRuntime().maxMemory())) : limits;
  }

  /**
   * Half of the heap; of a small one less, as a third of it is for what is new, and the program and
   * what is remembered of its moves need room as well.
   */
  static long share(long heap) {
    return Math.min(heap / 2, Math.max(heap / 8, heap / 3 * 2 - REST));
  }

  /** The bounds for one search. */
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
      limits = limits.until(clock(timeout * 1e9));
    }
    return limits;
  }

  /** Runs from when it is first asked, which is when the first states have been expanded. */
  private static BooleanSupplier clock(double most) {
    Stopwatch watch = Stopwatch.createUnstarted();
    return () -> {
      if (!watch.isRunning()) {
        watch.start();
      }
      return watch.elapsed(TimeUnit.NANOSECONDS) > most;
    };
  }

  private static long positive(String option, long value) {
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new UsageProblem(option + " wants a number from 1 to " + Integer.MAX_VALUE + ".");
    }
    return value;
  }
}
