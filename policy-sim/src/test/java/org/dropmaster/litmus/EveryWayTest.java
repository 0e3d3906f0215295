package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Outcome;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.Witness;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.explore.disk.Checkpoints;
import org.dropmaster.explore.disk.Disk;
import org.dropmaster.explore.threads.Threads;
import org.dropmaster.litmus.LitmusRun.Movers;
import org.dropmaster.litmus.LitmusRun.Way;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads, disk, generated code and a search that was stopped and went on: every built-in test gets
 * the same verdict, counts, outcomes and runs in all ways. Those of many states only with -Dlong.
 */
class EveryWayTest {
  private static final int MANY = 1_500;

  @TempDir private Path scratch;

  static Stream<String> tests() {
    return Runs.catalogue("litmus").stream();
  }

  /** All that a verdict says, as far as it can be compared. */
  private record Said(
      String cell,
      Outcome search,
      List<Final> finals,
      Map<Rule, List<Witness.Choice>> broken,
      List<List<Witness.Choice>> runs,
      Set<Rule> exercised,
      boolean probed,
      List<List<Boolean>> covered) {
    static Said of(Verdict verdict) {
      Map<Rule, List<Witness.Choice>> broken = new TreeMap<>();
      verdict.broken().forEach((rule, run) -> broken.put(rule, run.choices()));
      return new Said(
          verdict.cell(),
          sizeless(verdict.search()),
          verdict.finals(),
          broken,
          Stream.concat(verdict.positive().stream(), verdict.negative().stream())
              .map(Witness::choices)
              .toList(),
          verdict.exercised(),
          verdict.probed(),
          verdict.covered().stream().map(Said::boxed).toList());
    }

    private static List<Boolean> boxed(boolean[] flags) {
      List<Boolean> boxed = new ArrayList<>();
      for (boolean flag : flags) {
        boxed.add(flag);
      }
      return boxed;
    }

    /** The same counts; where the states lay is not among them. */
    private static Outcome sizeless(Outcome all) {
      return new Outcome(
          all.states(),
          all.transitions(),
          all.depth(),
          all.finals(),
          all.limit(),
          all.stopped(),
          0);
    }
  }

  private Map<String, Way> ways() {
    Map<String, Way> ways = new TreeMap<>();
    for (int threads : new int[] {1, 3}) {
      for (boolean disk : new boolean[] {false, true}) {
        String name = threads + " threads" + (disk ? ", disk" : "");
        Movers warming = (program, machine) -> new Warming(program, machine, 1_000);
        ways.put(name, new Way(warming, search -> with(search, threads, disk), Reduction.USUAL));
      }
    }
    return ways;
  }

  private Search with(Search plain, int threads, boolean disk) {
    Search search = disk ? plain.states(Disk.in(scratch)) : plain;
    return threads > 1 ? search.workers(Threads.of(threads)) : search;
  }

  @ParameterizedTest
  @MethodSource("tests")
  void everyWaySaysTheSame(String test) {
    Instance instance = Runs.builtIn(test);
    Verdict plain = Runs.run(instance);
    assumeTrue(plain.search().states() < MANY || Boolean.getBoolean("long"), "run with -Dlong");
    ways()
        .forEach(
            (name, way) ->
                assertThat(Said.of(LitmusRun.of(instance, Limits.NONE, Observer.NONE, way)))
                    .as(name)
                    .isEqualTo(Said.of(plain)));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void aSearchThatWasStoppedSaysTheSame(String test) {
    Instance instance = Runs.builtIn(test);
    Verdict plain = Runs.run(instance);
    assumeTrue(plain.search().states() < MANY || Boolean.getBoolean("long"), "run with -Dlong");
    Way kept =
        new Way(
            Movers.READING,
            search -> search.keeper(Checkpoints.in(scratch, Map.of("what", "one"))),
            Reduction.USUAL);
    int stops = 0;
    Verdict verdict = stopped(instance, kept);
    while (verdict.limit().isPresent()) {
      stops++;
      verdict = stopped(instance, kept);
    }
    assertThat(Said.of(verdict)).isEqualTo(Said.of(plain));
    assertThat(stops > 0).isEqualTo(plain.search().depth() > 6);
  }

  /** Ends after half a dozen batches. */
  private static Verdict stopped(Instance instance, Way way) {
    int[] left = {6};
    Limits limits = Limits.NONE.until(() -> --left[0] < 0);
    return LitmusRun.of(instance, limits, Observer.NONE, way);
  }

  @Test
  void threadsAgreeWhereLevelsAreWide() {
    Instance instance =
        ClientProgram.of(
                new Client(2, 1, 3, 1, 0, 2, List.of("PINNED"), false),
                Runs.builtInPolicy("exclusive-owner"),
                Runs.importers())
            .instance();
    Set<Said> said =
        ways().values().stream()
            .map(way -> Said.of(LitmusRun.of(instance, Limits.NONE, Observer.NONE, way)))
            .collect(Collectors.toSet());
    assertThat(said).hasSize(1);
    assertThat(said.iterator().next().search().states()).isGreaterThan(100_000);
  }

  @Test
  void aSampleFindsTheBugAndExcludesNothing() {
    Client client = new Client(1, 2, 4, 1, 0, 1, List.of("PINNED"), false);
    for (String policy : List.of("exclusive-owner-late", "exclusive-owner")) {
      boolean late = policy.endsWith("-late");
      Instance instance =
          ClientProgram.of(client, Runs.builtInPolicy(policy), Runs.importers()).instance();
      Verdict sample =
          LitmusRun.sample(
              instance,
              Limits.NONE.withStates(late ? 2_000_000 : 20_000),
              Observer.NONE,
              Way.of(Movers.READING),
              24);
      assertThat(sample.broken().containsKey(Rule.USED_AFTER_FREE)).isEqualTo(late);
      assertThat(sample.observation()).isEqualTo(Observation.UNKNOWN);
      assertThat(sample.limit().orElseThrow()).contains("nothing is excluded");
    }
  }
}
