package org.dropmaster.stress;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The delays of one actor in one round. One long pause somewhere lets the others overtake, which is
 * what most races need; small ones everywhere shuffle the rest.
 */
final class Pace {
  private static final int STEPS = 48;
  private static final int LONG_NANOS = 400_000;
  private static final int SHORT_NANOS = 20_000;

  private final SplittableRandom random;
  private final int longPause;
  private final int oneIn;
  private int taken;

  Pace(SplittableRandom random) {
    this.random = random;
    this.longPause = random.nextInt(STEPS);
    this.oneIn = 1 << random.nextInt(1, 7);
  }

  /** Waits a little, or not at all, before the next step. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it only mixes the schedules
  void pause() {
    if (taken++ == longPause) {
      LockSupport.parkNanos(random.nextInt(LONG_NANOS));
    } else if (random.nextInt(oneIn) == 0) {
      LockSupport.parkNanos(random.nextInt(SHORT_NANOS));
    } else if (random.nextInt(oneIn) == 0) {
      Thread.yield();
    }
  }
}
