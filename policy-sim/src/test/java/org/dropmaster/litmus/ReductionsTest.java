package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.Witness;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.explore.disk.Disk;
import org.dropmaster.explore.threads.Threads;
import org.dropmaster.litmus.LitmusRun.Way;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is left out, in memory or on disk, by one thread or three: every built-in test, and
 * clients of every built-in policy, are told the same. Those of many states only with -Dlong.
 */
class ReductionsTest {
  private static final int MANY = 1_500;

  @TempDir private Path scratch;

  static Stream<String> tests() {
    return Runs.catalogue("litmus").stream();
  }

  static Stream<String> policies() {
    return Runs.catalogue("policy").stream();
  }

  /** All combinations, nothing at all left out among them. */
  private static List<Set<Reduction>> combinations() {
    List<Set<Reduction>> all = new ArrayList<>(List.of(EnumSet.noneOf(Reduction.class)));
    for (Reduction reduction : Reduction.values()) {
      for (Set<Reduction> some : List.copyOf(all)) {
        Set<Reduction> more = EnumSet.copyOf(some);
        more.add(reduction);
        all.add(more);
      }
    }
    return all;
  }

  /** What a verdict says, whatever was searched for it. */
  private record Said(
      String cell,
      Set<Final> finals,
      Set<Rule> exercised,
      boolean probed,
      Optional<String> limit,
      Map<String, List<List<Boolean>>> covered) {
    static Said of(Verdict verdict) {
      Map<String, List<List<Boolean>>> covered = new TreeMap<>();
      for (int actor = 0; actor < verdict.covered().size(); actor++) {
        List<Boolean> ran = new ArrayList<>();
        for (boolean step : verdict.covered().get(actor)) {
          ran.add(step);
        }
        covered.put(verdict.instance().program().routines().get(actor).actor(), List.of(ran));
      }
      return new Said(
          verdict.cell(),
          new HashSet<>(verdict.finals()),
          verdict.exercised(),
          verdict.probed(),
          verdict.limit(),
          covered);
    }
  }

  private static Verdict run(Instance instance, Set<Reduction> by) {
    return LitmusRun.of(instance, Limits.NONE, Observer.NONE, Way.of(Warming::new).reduced(by));
  }

  /** Each combination in another way: on disk or in memory, by one thread or three. */
  private Way way(int number, Set<Reduction> by) {
    boolean disk = number % 2 == 1;
    int threads = number % 3 == 0 ? 3 : 1;
    return new Way(Warming::new, search -> with(search, threads, disk), by);
  }

  private Search with(Search plain, int threads, boolean disk) {
    Search search = disk ? plain.states(Disk.in(scratch)) : plain;
    return threads > 1 ? search.workers(Threads.of(threads)) : search;
  }

  private void allSayTheSame(Instance instance) {
    Verdict usual = run(instance, Reduction.USUAL);
    List<Set<Reduction>> combinations = combinations();
    for (int number = 0; number < combinations.size(); number++) {
      Set<Reduction> by = combinations.get(number);
      Verdict verdict = LitmusRun.of(instance, Limits.NONE, Observer.NONE, way(number, by));
      assertThat(Said.of(verdict)).as(by.toString()).isEqualTo(Said.of(usual));
      if (by.contains(Reduction.FUSING)) {
        assertThat(verdict.search().states()).isLessThanOrEqualTo(usual.search().states());
      }
      if (by.isEmpty()) {
        assertThat(verdict.search().states()).isGreaterThan(usual.search().states());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tests")
  void whateverIsLeftOutATestSaysTheSame(String test) {
    Instance instance = Runs.builtIn(test);
    assumeTrue(
        Runs.run(instance).search().states() < MANY || Boolean.getBoolean("long"),
        "run with -Dlong");
    allSayTheSame(instance);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whateverIsLeftOutACheckSaysTheSame(String policy) {
    allSayTheSame(client(policy, 1, 2, 1));
    allSayTheSame(client(policy, 2, 1, 1));
  }

  private static Instance client(String policy, int processes, int threads, int calls) {
    Client client =
        new Client(processes, threads, calls, 1, 0, processes, List.of("PINNED"), false);
    return ClientProgram.of(client, Runs.builtInPolicy(policy), Runs.importers()).instance();
  }

  @Test
  void likeProcessesTakenTogetherAreSixTimesFewerStatesAndRunsStayShortest() {
    for (String policy : List.of("exclusive-owner", "single-open-early")) {
      Instance instance = client(policy, 3, 1, 1);
      Verdict plain = run(instance, Reduction.USUAL);
      Verdict reduced = run(instance, EnumSet.of(Reduction.FUSING, Reduction.SYMMETRY));
      assertThat(reduced.search().states() * 5).isLessThan(plain.search().states());
      assertThat(reduced.search().depth()).isEqualTo(plain.search().depth());
      assertThat(lengths(reduced)).isEqualTo(lengths(plain));
    }
  }

  private static Map<Rule, Integer> lengths(Verdict verdict) {
    return verdict.broken().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().length()));
  }

  @Test
  void aRunOfAReducedSearchIsARunOfTheProgram() {
    Instance instance = client("single-open-early", 3, 1, 1);
    for (Set<Reduction> by : combinations()) {
      Verdict verdict = run(instance, by);
      assertThat(verdict.broken()).isNotEmpty();
      for (Witness run : verdict.broken().values()) {
        Witness again = Witness.of(LitmusRun.system(verdict.instance()), run.choices());
        assertThat(again.length()).isEqualTo(run.length());
      }
    }
  }
}
