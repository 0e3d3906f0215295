package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Search;
import org.dropmaster.program.Machine;
import org.dropmaster.program.MoveCache;
import org.dropmaster.program.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Moves that are remembered are those of the machine that reads the program. The system property
 * {@code dropmaster.compiled.states} makes it go further.
 */
class MoveCacheTest {
  private static final int STATES = Integer.getInteger("dropmaster.compiled.states", 300);

  static List<String> tests() {
    return Runs.catalogue("litmus");
  }

  @ParameterizedTest
  @MethodSource("tests")
  void whatIsRememberedIsWhatIsReadInTheSameOrder(String test) {
    Sameness both = new Sameness(Runs.builtIn(test), MoveCache::new);
    both.ofReachable(3 * STATES);
    both.ofMixed(STATES, test.hashCode());
    both.ofMixed(STATES, test.hashCode());
    assertThat(both.moves()).isPositive();
  }

  @Test
  void aClientIsFollowedThroughAllItsChoices() {
    Sameness both = new Sameness(Sameness.client(), MoveCache::new);
    both.ofReachable(20 * STATES);
    both.ofMixed(5 * STATES, 1);
    assertThat(both.moves()).isGreaterThan(20 * STATES);
  }

  @Test
  void whoForgetsReadsAgain() {
    Sameness both =
        new Sameness(
            Sameness.client(), (program, machine) -> new MoveCache(program, machine, 1_000));
    both.ofReachable(5 * STATES);
    assertThat(both.moves()).isGreaterThan(5 * STATES);
    Program program = Sameness.client().program();
    MoveCache cache = new MoveCache(program, new Machine(program), 1_000);
    Search.of(new ProgramSystem(program, cache)).limits(Limits.NONE.withStates(STATES)).run();
    assertThat(cache.size()).isBetween(1, 100);
  }

  /** Else there would be no use in it. */
  @Test
  void fewStatesDifferWhereAStepLooks() {
    Program program = Sameness.client().program();
    MoveCache cache = new MoveCache(program, new Machine(program));
    Explored explored = Search.of(new ProgramSystem(program, cache)).run();
    long asked = explored.outcome().states() * program.routines().size();
    assertThat((long) cache.size() * 10).isBetween(10L, asked);
  }

  @Test
  void aSearchFindsTheSame() {
    Verdict read = LitmusRun.of(Sameness.client(), Limits.NONE, Observer.NONE);
    Verdict remembered =
        LitmusRun.of(
            Sameness.client(), Limits.NONE, Observer.NONE, LitmusRun.Way.of(MoveCache::new));
    assertThat(remembered.search()).isEqualTo(read.search());
    assertThat(remembered.broken().keySet()).isEqualTo(read.broken().keySet());
    assertThat(remembered.exercised()).isEqualTo(read.exercised());
    assertThat(remembered.covered()).usingRecursiveComparison().isEqualTo(read.covered());
  }
}
