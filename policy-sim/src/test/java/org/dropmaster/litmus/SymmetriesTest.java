package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Relabeling;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.Symmetry;
import org.dropmaster.explore.TransitionSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetriesTest {
  private static final int STATES = 4_000;

  static Stream<String> policies() {
    return Runs.catalogue("policy").stream();
  }

  private static Instance client(String policy, int processes, int threads, int regions) {
    Client client =
        new Client(
            processes, threads, 2, 1, regions, processes, List.of("PINNED", "REVOCABLE"), false);
    return ClientProgram.of(client, Runs.builtInPolicy(policy), Runs.importers()).instance();
  }

  private static int size(Instance instance) {
    return Symmetries.of(instance).map(Symmetry::size).orElse(1);
  }

  @Test
  void likeThreadsAndLikeProcessesAreFound() {
    assertThat(size(client("exclusive-owner", 2, 1, 0))).isEqualTo(2);
    assertThat(size(client("exclusive-owner", 3, 2, 0))).isEqualTo(6 * 2 * 2 * 2);
    assertThat(size(client("exclusive-owner", 2, 2, 1))).isEqualTo(2 * 2 * 2);
  }

  /** All would be 5,040, and 1,296: of as many as are few enough some threads stay as they are. */
  @Test
  void whereTooManyWouldBeAlikeAsManyAsCanAre() {
    assertThat(size(client("exclusive-owner", 7, 1, 0))).isEqualTo(720);
    assertThat(size(client("exclusive-owner", 3, 3, 0))).isEqualTo(432);
  }

  @Test
  void aProcessThatMayDoMoreIsLikeNoOther() {
    assertThat(Runs.builtInPolicy("drm-master").toString()).contains("capable");
    assertThat(size(client("drm-master", 2, 1, 0))).isEqualTo(1);
    assertThat(size(client("drm-master", 3, 1, 0))).isEqualTo(2);
  }

  @Test
  void threadsThatShowDifferentRegistersAreNotAlike() {
    Instance test = Runs.builtIn("close-races-export");
    assertThat(size(test)).isEqualTo(1);
  }

  /** Sixteen that have done nothing yet have 720 copies of each state, all the same. */
  @Test
  void ofCopiesThatAreTheSameFewAreMade() {
    Instance instance = client("exclusive-owner", 16, 1, 0);
    Symmetry.Chooser chooser = Symmetries.of(instance).orElseThrow().chooser();
    long[] initial = new long[instance.program().layout().words()];
    LitmusRun.system(instance).initial(initial);
    chooser.of(initial);
    assertThat(chooser.copies()).isLessThan(10);
  }

  /** Also where copies are left out since they are the same. */
  @Test
  void whicheverCopyIsAskedForTheSameOneStands() {
    Instance instance = client("exclusive-owner", 4, 1, 1);
    Symmetry symmetry = Symmetries.of(instance).orElseThrow();
    assertThat(symmetry.size()).isEqualTo(24);
    Explored explored =
        Search.of(LitmusRun.system(instance)).limits(Limits.NONE.withStates(STATES)).run();
    Symmetry.Chooser chooser = symmetry.chooser();
    long[] state = new long[instance.program().layout().words()];
    long[] renamed = new long[state.length];
    for (long id = 0; id < STATES; id++) {
      explored.state(id, state);
      long[] standing = chooser.of(state).clone();
      for (Relabeling relabeling : symmetry.group()) {
        relabeling.apply(state, renamed);
        assertThat(chooser.of(renamed)).isEqualTo(standing);
      }
    }
  }

  /** The proof is one of text; this holds it against what the machine does. */
  @ParameterizedTest
  @MethodSource("policies")
  void theMovesOfARenamedStateAreTheMovesRenamed(String policy) {
    Instance instance = client(policy, 2, 2, 1);
    Symmetry symmetry = Symmetries.of(instance).orElseThrow();
    Symmetry.Chooser chooser = symmetry.chooser();
    TransitionSystem system = LitmusRun.system(instance);
    Explored explored = Search.of(system).limits(Limits.NONE.withStates(STATES)).run();
    TransitionSystem.Walker walker = system.walker();
    Random random = new Random(1);
    long[] state = new long[system.words()];
    long[] renamed = new long[system.words()];
    for (int i = 0; i < 60; i++) {
      explored.state(random.nextInt(STATES), state);
      for (int step = 0; step < 20; step++) {
        long[] standing = chooser.of(state).clone();
        for (Relabeling relabeling : symmetry.group()) {
          relabeling.apply(state, renamed);
          assertThat(chooser.of(renamed)).isEqualTo(standing);
          assertThat(moves(walker, renamed)).isEqualTo(renamed(walker, state, relabeling));
        }
        walk(walker, state, random);
      }
    }
  }

  /** Goes on with any of the moves, if there are any. */
  private static void walk(TransitionSystem.Walker walker, long[] state, Random random) {
    List<long[]> next = new ArrayList<>();
    walker.expand(state.clone(), (actor, choice, to) -> next.add(to.clone()));
    if (!next.isEmpty()) {
      System.arraycopy(next.get(random.nextInt(next.size())), 0, state, 0, state.length);
    }
  }

  private static Set<String> moves(TransitionSystem.Walker walker, long[] state) {
    Set<String> moves = new TreeSet<>();
    walker.expand(state, (actor, choice, next) -> moves.add(Arrays.toString(next)));
    return moves;
  }

  private static Set<String> renamed(
      TransitionSystem.Walker walker, long[] state, Relabeling relabeling) {
    Set<String> moves = new TreeSet<>();
    long[] to = new long[state.length];
    walker.expand(
        state,
        (actor, choice, next) -> {
          relabeling.apply(next, to);
          moves.add(Arrays.toString(to));
        });
    return moves;
  }
}
