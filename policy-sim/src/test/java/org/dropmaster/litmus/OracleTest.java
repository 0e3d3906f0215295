package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The built-in tests once more, by a machine that shares no code with ours but the step table. The
 * system property {@code dropmaster.oracle.states} makes it go further than it has time for here.
 */
class OracleTest {
  private static final int STATES = Integer.getInteger("dropmaster.oracle.states", 2_000);
  private static final long SCHEDULES = 150;

  static List<String> tests() {
    return Runs.catalogue("litmus");
  }

  @ParameterizedTest
  @MethodSource("tests")
  void aPlainMachineFindsAsManyStatesAndTheSameOutcomes(String test) {
    Instance instance = Runs.builtIn(test);
    Optional<Naive.Found> plain = Naive.explore(instance, STATES);
    plain.ifPresent(found -> assertThat(Naive.Found.of(Runs.run(instance))).isEqualTo(found));
  }

  @Test
  void everyScheduleByItselfEndsWhereTheSearchSaysThatSomeRunEnds() {
    List<String> followed = new ArrayList<>();
    for (String test : tests()) {
      Instance instance = Runs.builtIn(test);
      if (Naive.explore(instance, 120).isEmpty()) {
        continue;
      }
      Optional<Set<String>> finals = Naive.allSchedules(instance, SCHEDULES);
      if (finals.isPresent()) {
        followed.add(test);
        assertThat(Naive.finals(Runs.run(instance))).as(test).isEqualTo(finals.get());
      }
    }
    assertThat(followed).hasSizeGreaterThan(10);
  }
}
