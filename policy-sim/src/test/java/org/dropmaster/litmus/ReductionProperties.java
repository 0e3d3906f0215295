package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.litmus.LitmusRun.Movers;
import org.dropmaster.litmus.LitmusRun.Way;

/**
 * Reduced and plain searches agree, over generated tests and over clients of generated policies,
 * which are built-in ones with a mutation or none. {@code -Ddropmaster.laws.times} makes it longer.
 */
class ReductionProperties {
  private static final int TIMES = Integer.getInteger("dropmaster.laws.times", 1);
  private static final long STATES = 20_000;
  private static final List<Set<Reduction>> REDUCTIONS =
      List.of(
          EnumSet.noneOf(Reduction.class),
          EnumSet.of(Reduction.FUSING, Reduction.ORDER),
          EnumSet.of(Reduction.FUSING, Reduction.SYMMETRY),
          EnumSet.allOf(Reduction.class));

  private static Optional<Verdict> run(Instance instance, Set<Reduction> by) {
    Verdict verdict =
        LitmusRun.of(
            instance,
            Limits.NONE.withStates(STATES),
            Observer.NONE,
            Way.of(Movers.READING).reduced(by));
    return Optional.of(verdict).filter(v -> v.limit().isEmpty());
  }

  private static void allSayTheSame(Instance instance) {
    Optional<Verdict> plain = run(instance, Reduction.USUAL);
    if (plain.isEmpty()) {
      return;
    }
    for (Set<Reduction> by : REDUCTIONS) {
      run(instance, by)
          .ifPresent(
              reduced -> {
                assertThat(reduced.cell()).as(by.toString()).isEqualTo(plain.get().cell());
                assertThat(Set.copyOf(reduced.finals()))
                    .as(by.toString())
                    .isEqualTo(Set.copyOf(plain.get().finals()));
                assertThat(reduced.exercised()).isEqualTo(plain.get().exercised());
                assertThat(reduced.probed()).isEqualTo(plain.get().probed());
              });
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void whateverIsLeftOutTheVerdictAndTheOutcomesAreTheSame(@ForAll("cases") List<Generated> cases) {
    cases.forEach(given -> given.instance().ifPresent(ReductionProperties::allSayTheSame));
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void whateverIsLeftOutOfACheckItsReportIsTheSame(@ForAll("cases") List<Generated> cases) {
    for (Generated given : cases) {
      if (given.instance().isPresent()) {
        for (int threads = 1; threads <= 2; threads++) {
          Client client =
              new Client(3 - threads, threads, 1, 1, 1, 3 - threads, List.of("REVOCABLE"), false);
          Instance instance =
              ClientProgram.of(client, Runs.policy(given.policy()), Runs.importers()).instance();
          assertThat(Symmetries.of(instance)).isPresent();
          allSayTheSame(instance);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Generated>> cases() {
    return Generated.any().list().ofSize(TIMES);
  }
}
