package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dropmaster.explore.threads.Threads;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final MaskSystem system = new ReferenceModel(2, 2, 2).system();

  @Test
  void threadsGiveEveryStateTheNumberThatOneThreadGives() {
    Explored alone = Search.of(system).run();
    for (int count = 2; count <= 4; count++) {
      Explored together = Search.of(system).workers(Threads.of(count)).run();
      assertThat(together.outcome()).isEqualTo(alone.outcome());
      assertSameNumbers(alone, together);
    }
  }

  @Test
  void whereMovesSleepThreadsGiveTheSameNumbersToo() {
    Explored alone = Search.of(system).run();
    Search statesOnly = Search.of(system).statesOnly();
    for (Search search : List.of(statesOnly, statesOnly.workers(Threads.of(3)))) {
      Explored awake = search.run();
      assertThat(awake.outcome().transitions()).isEqualTo(alone.outcome().transitions());
      assertSameNumbers(alone, awake);
    }
  }

  /** A grid: no move leads back, and each state but those at the edge is met by two. */
  @Test
  void whereNoMoveLeadsBackThreadsKnowItAsWell() {
    TransitionSystem grid = new Grid(3_000);
    assertThat(Search.of(grid).run().back().isEmpty()).isTrue();
    assertThat(Search.of(grid).workers(Threads.of(3)).run().back().isEmpty()).isTrue();
    assertThat(Search.of(system).workers(Threads.of(3)).run().back().isEmpty()).isFalse();
  }

  private record Grid(int side) implements TransitionSystem {
    @Override
    public int words() {
      return 1;
    }

    @Override
    public int bits() {
      return Long.SIZE;
    }

    @Override
    public void initial(long[] into) {
      into[0] = 0;
    }

    @Override
    public Walker walker() {
      long[] next = new long[1];
      return (state, visitor) -> {
        for (int actor = 0; actor < 2; actor++) {
          next[0] = state[0] + (actor == 0 ? 1 : 1L << 32);
          if ((int) next[0] + (next[0] >>> 32) < side) {
            visitor.move(actor, 0, next);
          }
        }
      };
    }
  }

  private static void assertSameNumbers(Explored alone, Explored together) {
    long[] expected = new long[1];
    long[] actual = new long[1];
    for (long id = 0; id < alone.outcome().states(); id++) {
      alone.state(id, expected);
      together.state(id, actual);
      assertThat(actual[0]).isEqualTo(expected[0]);
    }
    long last = alone.outcome().states() - 1;
    assertThat(together.witness(last).choices()).isEqualTo(alone.witness(last).choices());
  }

  @Test
  void aLimitCutsTheSearchOfThreadsAtTheSameMove() {
    for (long most : new long[] {1, 1000, 20_000, 20_001, 60_000}) {
      Search search = Search.of(system).limits(Limits.NONE.withStates(most));
      assertThat(search.workers(Threads.of(3)).run().outcome()).isEqualTo(search.run().outcome());
    }
  }

  @Test
  void aStateThatCannotBeExpandedEndsTheSearchWithItsCause() {
    RuntimeException cause = new IllegalStateException("no such step");
    Search search = Search.of(failing(cause)).workers(Threads.of(2));
    assertThatThrownBy(search::run)
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isSameAs(cause),
            thrown -> assertThat(thrown).hasCause(cause));
  }

  /** Counts to ten thousand in both directions, and fails late. */
  private static TransitionSystem failing(RuntimeException cause) {
    return new TransitionSystem() {
      @Override
      public int words() {
        return 1;
      }

      @Override
      public int bits() {
        return Long.SIZE;
      }

      @Override
      public void initial(long[] into) {
        into[0] = 1;
      }

      @Override
      public Walker walker() {
        return (state, visitor) -> {
          if (state[0] > 10_000) {
            throw cause;
          }
          visitor.move(0, 0, new long[] {2 * state[0]});
          visitor.move(0, 1, new long[] {2 * state[0] + 1});
        };
      }
    };
  }

  @Test
  void noThreadIsRefused() {
    assertThatThrownBy(() -> Threads.of(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
