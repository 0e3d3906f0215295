package org.dropmaster.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Outcomes;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.report.Seen;
import org.junit.jupiter.api.Test;

/**
 * The built-in tests on real threads. {@code -Ddropmaster.stress.rounds=300} takes all of them, and
 * time enough that nearly all outcomes are seen.
 */
class BuiltInStress {
  private static final int ROUNDS = Integer.getInteger("dropmaster.stress.rounds", 12);
  private static final int LONG = 300;
  private static final long SEED = Long.getLong("dropmaster.stress.seed", 1);

  @Test
  void whatIsSeenIsASubsetOfWhatASearchFinds() throws InterruptedException {
    long states = ROUNDS < LONG ? 4_000 : 1_000_000;
    long seen = 0;
    long possible = 0;
    List<String> wrong = new ArrayList<>();
    for (String test : TextKind.TEST.names()) {
      Instance instance = Stage.builtIn(test);
      Seen outcomes =
          new Seen(LitmusRun.of(instance, Limits.NONE.withStates(states), Observer.NONE));
      if (!outcomes.complete()) {
        continue;
      }
      possible += outcomes.counts().size();
      run(instance, outcomes);
      seen += outcomes.distinct();
      outcomes.unforeseen().forEach(each -> wrong.add(test + ": " + each));
    }
    assertThat(wrong).as("seed %d", SEED).isEmpty();
    assertThat((double) seen / possible)
        .as("%d of %d outcomes seen, seed %d", seen, possible, SEED)
        .isGreaterThan(ROUNDS < LONG ? 0.6 : 0.9);
  }

  private static void run(Instance instance, Seen seen) throws InterruptedException {
    Outcomes outcomes = new Outcomes(instance);
    Tally tally =
        Stress.run(
            instance.program(),
            new Settings(ROUNDS, SEED, Duration.ofMinutes(1)),
            last -> outcomes.of(last).ifPresentOrElse(seen::add, seen::addBounded));
    assertThat(tally.stuck()).isEmpty();
  }
}
