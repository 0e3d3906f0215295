package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Graph CYCLE =
      Graph.of(Map.of(0, List.of(1), 1, List.of(2), 2, List.of(3), 3, List.of(0)));
  private static final Graph DIAMOND =
      Graph.of(Map.of(0, List.of(1, 2), 1, List.of(3), 2, List.of(3), 3, List.of(3)));
  private static final Graph LINE = line(1000);

  private static Graph line(int length) {
    Map<Integer, List<Integer>> edges = new HashMap<>();
    for (int node = 0; node < length; node++) {
      edges.put(node, List.of(node + 1));
    }
    return Graph.of(edges);
  }

  @Test
  void aCycleIsWalkedOnceAndHasNoLastState() {
    Outcome outcome = Search.of(CYCLE).run().outcome();
    assertThat(outcome.states()).isEqualTo(4);
    assertThat(outcome.transitions()).isEqualTo(4);
    assertThat(outcome.depth()).isEqualTo(3);
    assertThat(outcome.finals()).isZero();
    assertThat(outcome.complete()).isTrue();
  }

  @Test
  void aDiamondMeetsInOneStateAndASelfLoopIsAMove() {
    Outcome outcome = Search.of(DIAMOND).run().outcome();
    assertThat(outcome.states()).isEqualTo(4);
    assertThat(outcome.transitions()).isEqualTo(5);
    assertThat(outcome.depth()).isEqualTo(2);
    assertThat(outcome.finals()).isZero();
  }

  @Test
  void aStateWithoutMovesIsToldInTheOrderOfTheSearch() {
    List<String> told = new ArrayList<>();
    Graph graph = Graph.of(Map.of(0, List.of(1, 2), 2, List.of(3)));
    Outcome outcome = Search.of(graph).observer(writing(told)).run().outcome();
    assertThat(told)
        .containsExactly(
            "0 is 0 at 0", "1 is 1 at 1", "2 is 2 at 1", "last 1", "3 is 3 at 2", "last 3");
    assertThat(outcome.finals()).isEqualTo(2);
  }

  private static Observer writing(List<String> told) {
    return new Observer() {
      @Override
      public void state(long id, long[] state, int depth) {
        told.add(id + " is " + state[0] + " at " + depth);
      }

      @Override
      public void last(long id, long[] state) {
        told.add("last " + id);
      }
    };
  }

  @Test
  void aLoneStateIsAWholeSearch() {
    Outcome outcome = Search.of(Graph.of(Map.of())).run().outcome();
    assertThat(outcome.states()).isEqualTo(1);
    assertThat(outcome.finals()).isEqualTo(1);
    assertThat(outcome.depth()).isZero();
  }

  @Test
  void theStateLimitIsNamedAndNoStateMoreIsStored() {
    Outcome outcome = Search.of(LINE).limits(Limits.NONE.withStates(100)).run().outcome();
    assertThat(outcome.limit()).contains(Limit.STATES);
    assertThat(outcome.states()).isEqualTo(100);
    assertThat(outcome.complete()).isFalse();
  }

  /** Whatever comes after, a search that has left a state out is not whole, and is not kept. */
  @Test
  void whatCutASearchStaysItsLimit() {
    Graph graph =
        Graph.of(
            Map.of(0, List.of(1, 2), 1, List.of(3), 2, List.of(4), 3, List.of(5), 4, List.of(5)));
    List<Limits> cut =
        List.of(
            Limits.NONE.withStates(1).until(() -> true),
            Limits.NONE.withStates(1).withBytes(10),
            Limits.NONE.withDepth(0).until(() -> true),
            Limits.NONE.withDepth(1).until(second()),
            Limits.NONE.withStates(3).until(second()));
    for (Limits limits : cut) {
      List<String> kept = new ArrayList<>();
      Keeper keeper =
          new Keeper() {
            @Override
            public void ended(Kept search) {
              kept.add("ended");
            }
          };
      Outcome outcome = Search.of(graph).limits(limits).keeper(() -> keeper).run().outcome();
      Limit by = limits.depth() < 6 ? Limit.DEPTH : Limit.STATES;
      assertThat(outcome.limit()).as(limits.toString()).contains(by);
      assertThat(kept).isEmpty();
    }
  }

  private static BooleanSupplier second() {
    int[] asked = new int[1];
    return () -> ++asked[0] > 1;
  }

  @Test
  void theStateLimitIsNotNamedWhenAllStatesFit() {
    Outcome outcome = Search.of(LINE).limits(Limits.NONE.withStates(1001)).run().outcome();
    assertThat(outcome.limit()).isEmpty();
    assertThat(outcome.states()).isEqualTo(1001);
  }

  @Test
  void theDepthLimitIsNamedOnlyWhenSomethingIsDeeper() {
    assertThat(atDepth(999)).contains(Limit.DEPTH);
    assertThat(atDepth(1000)).isEmpty();
  }

  private static Optional<Limit> atDepth(int most) {
    return Search.of(LINE).limits(Limits.NONE.withDepth(most)).run().outcome().limit();
  }

  @Test
  void allStatesAtTheGreatestDepthAreStillExpanded() {
    Graph graph = Graph.of(Map.of(0, List.of(1, 2, 3), 1, List.of(4)));
    Outcome outcome = Search.of(graph).limits(Limits.NONE.withDepth(1)).run().outcome();
    assertThat(outcome.limit()).contains(Limit.DEPTH);
    assertThat(outcome.states()).isEqualTo(4);
    assertThat(outcome.finals()).isEqualTo(2);
  }

  @Test
  void theMemoryLimitAndTheClockAreNamed() {
    assertThat(Search.of(LINE).limits(Limits.NONE.withBytes(1)).run().outcome().limit())
        .contains(Limit.MEMORY);
    assertThat(Search.of(LINE).limits(Limits.NONE.until(() -> true)).run().outcome().limit())
        .contains(Limit.TIME);
  }

  @Test
  void theObserverEndsTheSearchAtTheStateItWaitedFor() {
    boolean[] enough = new boolean[1];
    Observer waiting =
        new Observer() {
          @Override
          public void state(long id, long[] state, int depth) {
            enough[0] = state[0] == 37;
          }

          @Override
          public boolean stop() {
            return enough[0];
          }
        };
    Outcome outcome = Search.of(LINE).observer(waiting).run().outcome();
    assertThat(outcome.stopped()).isTrue();
    assertThat(outcome.states()).isEqualTo(38);
    assertThat(outcome.transitions()).isEqualTo(37);
  }

  @Test
  void aWitnessIsAShortestRunAndEndsInItsState() {
    Graph graph =
        Graph.of(Map.of(0, List.of(0, 5, 1), 5, List.of(6), 6, List.of(2), 1, List.of(2)));
    Explored explored = Search.of(graph).run();
    Witness witness = explored.witness(explored.find(new long[] {2}));
    assertThat(witness.choices())
        .containsExactly(new Witness.Choice(0, 2), new Witness.Choice(0, 0));
    long[] state = new long[1];
    witness.state(1, state);
    assertThat(state[0]).isEqualTo(1);
  }

  @Test
  void theInitialStateIsReachedByNoMove() {
    assertThat(Search.of(CYCLE).run().witness(0).length()).isZero();
  }

  @Test
  void aRunOfAMoveThatIsNotEnabledIsRefused() {
    assertThatThrownBy(() -> Witness.of(CYCLE, List.of(new Witness.Choice(0, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("move 0");
  }

  @Test
  void whatWasNotFoundHasNoNumber() {
    Explored explored = Search.of(CYCLE).run();
    assertThat(explored.find(new long[] {4})).isEqualTo(-1);
    assertThatThrownBy(() -> explored.witness(4)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Its index grows by four, but not where that alone would pass the bound. */
  @Test
  void aBoundOfMemoryIsFilledWithStates() {
    long bound = 16_500_000;
    Outcome outcome = Search.of(numbers(8)).limits(Limits.NONE.withBytes(bound)).run().outcome();
    assertThat(outcome.limit()).contains(Limit.MEMORY);
    assertThat(outcome.states() * 8 * Long.BYTES).isGreaterThan(bound * 85 / 100);
  }

  /** A binary tree without an end, of states of so many longs. */
  private static TransitionSystem numbers(int words) {
    return new TransitionSystem() {
      @Override
      public int words() {
        return words;
      }

      @Override
      public int bits() {
        return words * Long.SIZE;
      }

      @Override
      public void initial(long[] into) {
        Arrays.fill(into, 1);
      }

      @Override
      public Walker walker() {
        long[] next = new long[words];
        return (state, visitor) -> {
          for (int choice = 0; choice < 2; choice++) {
            Arrays.fill(next, 2 * state[0] + choice);
            visitor.move(0, choice, next);
          }
        };
      }
    };
  }
}
