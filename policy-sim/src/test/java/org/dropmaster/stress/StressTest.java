package org.dropmaster.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.dropmaster.litmus.Final;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.Outcomes;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StressTest {
  private static final Settings SOME = new Settings(40, 1, Duration.ofSeconds(20));

  /** Whoever waits is woken by what it waits for; else its round would be stuck. */
  @ParameterizedTest
  @CsvSource({"AB, AB", "READ, SYNC", "AWAIT, SYNC", "SYNC, AWAIT"})
  void aWaiterIsWoken(String first, String second) throws InterruptedException {
    Instance instance = Stage.locks(first, second);
    Set<Final> seen = new HashSet<>();
    Outcomes outcomes = new Outcomes(instance);
    Tally tally =
        Stress.run(instance.program(), SOME, last -> outcomes.of(last).ifPresent(seen::add));

    assertThat(tally).isEqualTo(new Tally(SOME.rounds(), Optional.empty()));
    assertThat(seen).isNotEmpty().allSatisfy(each -> assertThat(each.broken()).isEmpty());
  }

  @Test
  void aDeadlockEndsTheRoundAndTellsWhoHoldsWhat() throws InterruptedException {
    Instance instance = Stage.locks("AB", "BA");
    Outcomes outcomes = new Outcomes(instance);
    List<String> told = new ArrayList<>();
    Tally tally =
        Stress.run(
            instance.program(),
            new Settings(400, 1, Duration.ofSeconds(20)),
            last -> {
              if (outcomes.of(last).orElseThrow().broken().contains(Rule.DEADLOCK)) {
                told.add(Standoff.of(instance.program(), last).text());
              }
            });

    assertThat(tally.stuck()).isEmpty();
    assertThat(told)
        .isNotEmpty()
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("waits for device.b, held by P1", "waits for device.a, held by P0"));
  }

  @Test
  void aRoundThatTakesTooLongIsStuckAndTellsWhoWaits() throws InterruptedException {
    Instance instance = Stage.locks("AB", "BA");
    Settings impatient = new Settings(5, 1, Duration.ofNanos(1));
    Tally tally = Stress.run(instance.program(), impatient, last -> {});

    assertThat(tally.rounds()).isZero();
    assertThat(tally.stuck().orElseThrow().text()).contains("P0 ", "P1 ", ", at ");
  }

  @Test
  void anInterruptEndsTheActorsToo() {
    Instance instance = Stage.locks("AB", "BA");
    CountDownLatch begun = new CountDownLatch(1);
    Thread runner =
        new Thread(
            () -> {
              try {
                Stress.run(
                    instance.program(),
                    new Settings(Integer.MAX_VALUE, 1, Duration.ofMinutes(10)),
                    last -> begun.countDown());
              } catch (InterruptedException wanted) {
                Thread.currentThread().interrupt();
              }
            });
    runner.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> begun.getCount() == 0);
    runner.interrupt();

    await().atMost(Duration.ofSeconds(20)).until(() -> !runner.isAlive());
    await().atMost(Duration.ofSeconds(20)).until(() -> actors() == 0);
  }

  private static long actors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("stress-actor"))
        .count();
  }
}
