package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CyclesTest {
  /** Actors with steps from place to place of one number; every state is that number. */
  private record Steps(List<List<int[]>> actors) implements TransitionSystem {
    static Steps of(String... actors) {
      List<List<int[]>> all = new ArrayList<>();
      for (String actor : actors) {
        List<int[]> steps = new ArrayList<>();
        for (String step : actor.split(" ", -1)) {
          String[] ends = step.split(">", -1);
          steps.add(new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])});
        }
        all.add(steps);
      }
      return new Steps(all);
    }

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
        for (int actor = 0; actor < actors.size(); actor++) {
          int choice = 0;
          for (int[] step : actors.get(actor)) {
            if (step[0] == state[0]) {
              next[0] = step[1];
              visitor.move(actor, choice++, next);
            }
          }
        }
      };
    }
  }

  private static boolean everywhere(long[] state) {
    return state.length > 0;
  }

  private static Cycles cycles(TransitionSystem system) {
    Search search = Search.of(system);
    return search.cycles(search.run());
  }

  private static List<Integer> loop(Witness run) {
    List<Integer> states = new ArrayList<>();
    long[] state = new long[1];
    for (int moves = run.loop(); moves <= run.length(); moves++) {
      run.state(moves, state);
      states.add((int) state[0]);
    }
    return states;
  }

  @Test
  void whatAlwaysEndsHasNone() {
    Steps steps = Steps.of("0>1 1>3", "0>2 2>3");
    assertThat(cycles(steps).none()).isTrue();
    assertThat(cycles(steps).staying(CyclesTest::everywhere)).isEmpty();
  }

  @Test
  void theStemIsShortestAndTheLoopComesBack() {
    Witness run =
        cycles(Steps.of("0>1 1>2 2>3 3>4 4>2")).staying(CyclesTest::everywhere).orElseThrow();
    assertThat(run.endless()).isTrue();
    assertThat(run.loop()).isEqualTo(2);
    assertThat(loop(run)).containsExactly(2, 3, 4, 2);
  }

  @Test
  void aStepThatStaysWhereItIsIsALoop() {
    assertThat(loop(cycles(Steps.of("0>1 1>1")).staying(CyclesTest::everywhere).orElseThrow()))
        .containsExactly(1, 1);
  }

  @Test
  void aLoopThatSomebodyCouldLeaveAllTheTimeIsNotFair() {
    assertThat(cycles(Steps.of("0>1 1>0", "0>2 1>2")).staying(CyclesTest::everywhere)).isEmpty();
  }

  @Test
  void aLoopThatSomebodyCanLeaveOnlyNowAndThenIsFair() {
    assertThat(
            loop(cycles(Steps.of("0>1 1>0", "1>2")).staying(CyclesTest::everywhere).orElseThrow()))
        .containsExactly(0, 1, 0);
  }

  @Test
  void theLoopGivesEachActorItsTurn() {
    Witness run =
        cycles(Steps.of("0>1 1>0", "0>2 2>0 1>1", "0>0 1>0 2>0"))
            .staying(CyclesTest::everywhere)
            .orElseThrow();
    assertThat(run.choices().subList(run.loop(), run.length()))
        .extracting(Witness.Choice::actor)
        .contains(0, 1, 2);
  }

  @Test
  void theLoopGivesMoreActorsThanALongHasBitsTheirTurn() {
    String[] actors = new String[70];
    Arrays.fill(actors, "0>1 1>0");
    Witness run = cycles(Steps.of(actors)).staying(CyclesTest::everywhere).orElseThrow();
    assertThat(run.choices()).extracting(Witness.Choice::actor).contains(0, 63, 64, 69);
    actors[69] = "0>2 1>2";
    assertThat(cycles(Steps.of(actors)).staying(CyclesTest::everywhere)).isEmpty();
  }

  @Test
  void aLoopOutsideThePredicateDoesNotCount() {
    Cycles cycles = cycles(Steps.of("0>1 1>2 2>1 0>3 3>4 4>3"));
    Optional<Witness> low = cycles.staying(state -> state[0] < 2);
    assertThat(low).isEmpty();
    assertThat(loop(cycles.staying(state -> state[0] > 2).orElseThrow())).containsExactly(3, 4, 3);
  }

  @Test
  void aWaiterThatIsLetGoNowAndThenMayStillWaitForEver() {
    Cycles cycles = cycles(Steps.of("0>1 1>0", "0>2"));
    assertThat(loop(cycles.waiting(1, state -> state[0] < 2).orElseThrow()))
        .containsExactly(0, 1, 0);
  }

  @Test
  void aWaiterThatCouldGoOnAllTheTimeDoes() {
    assertThat(cycles(Steps.of("0>1 1>0", "0>2 1>2")).waiting(1, CyclesTest::everywhere)).isEmpty();
  }

  @Test
  void whoMovesInTheLoopDoesNotWait() {
    Cycles cycles = cycles(Steps.of("0>1", "1>0"));
    assertThat(cycles.staying(CyclesTest::everywhere)).isPresent();
    assertThat(cycles.waiting(1, CyclesTest::everywhere)).isEmpty();
  }

  @Test
  void aMoveBackToTheBeginningIsNotOverlooked() {
    assertThat(cycles(Steps.of("0>1 1>2 2>0")).none()).isFalse();
  }

  @Test
  void aSearchCutShortHasUnknownCycles() {
    Steps steps = Steps.of("0>1 1>2 2>0");
    Search search = Search.of(steps).limits(Limits.NONE.withStates(2));
    Explored cut = search.run();
    assertThatThrownBy(() -> search.cycles(cut)).isInstanceOf(IllegalArgumentException.class);
  }
}
