package org.dropmaster.stress;

import java.time.Duration;

/**
 * How long and how a program is stressed.
 *
 * @param rounds how often it is run from its beginning
 * @param seed of the delays and of each actor's choices
 * @param patience how long a round may take before it counts as stuck
 */
public record Settings(int rounds, long seed, Duration patience) {
  /** Refuses what would run nothing. */
  public Settings {
    if (rounds < 1 || patience.isZero() || patience.isNegative()) {
      throw new IllegalArgumentException("nothing to run");
    }
  }
}
