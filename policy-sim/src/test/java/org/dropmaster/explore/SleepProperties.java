package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.dropmaster.explore.threads.Threads;

/** Laws of searches for states alone, in which moves may be asleep, over random step tables. */
class SleepProperties {
  /** All that such a search may be asked. */
  private record Seen(List<Long> counts, List<Long> states, List<Long> ends) {
    static Seen of(Search search) {
      List<Long> states = new ArrayList<>();
      List<Long> ends = new ArrayList<>();
      Observer observer =
          new Observer() {
            @Override
            public void state(long id, long[] state, int depth) {
              states.add(state[0]);
            }

            @Override
            public void last(long id, long[] state) {
              ends.add(state[0]);
            }
          };
      Outcome outcome = search.observer(observer).run().outcome();
      assertThat(outcome.complete()).isTrue();
      List<Long> counts = List.of(outcome.transitions(), (long) outcome.depth(), outcome.finals());
      return new Seen(counts, states, ends);
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void theStatesAndTheirNumbersAreThoseOfAllMoves(@ForAll("tables") MaskSystem system) {
    Search all = Search.of(system);
    Seen expected = Seen.of(all);
    assertThat(Seen.of(all.statesOnly())).isEqualTo(expected);
    assertThat(Seen.of(all.statesOnly().workers(Threads.of(2)))).isEqualTo(expected);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void cyclesAreFoundAllTheSame(@ForAll("tables") MaskSystem system) {
    Search search = Search.of(system);
    boolean none = search.cycles(search.run()).none();
    assertThat(search.cycles(search.statesOnly().run()).none()).isEqualTo(none);
    Statistics.label("no cycle")
        .collect(none)
        .coverage(checker -> checker.check(true).count(times -> times > 0));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void movesAreLeftOutAndCounted(@ForAll("tables") MaskSystem system) {
    int[] told = new int[1];
    TransitionSystem counting = new Awake(system, MaskStep::independent, told);
    Outcome outcome = Search.of(counting).statesOnly().run().outcome();
    assertThat(outcome.transitions()).isGreaterThanOrEqualTo(told[0]);
    Statistics.label("moves left out")
        .collect(told[0] < outcome.transitions())
        .coverage(checker -> checker.check(true).percentage(share -> share > 30));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theTableLeavesOutWhatTheRuleSays(@ForAll("tables") MaskSystem system) {
    TransitionSystem plain = new Awake(system, MaskStep::independent, new int[1]);
    assertThat(Seen.of(Search.of(plain).statesOnly()))
        .isEqualTo(Seen.of(Search.of(system).statesOnly()));
  }

  /** The planted bug: a move is left out although the two are not independent. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whereDependentMovesSleepSomethingIsMissedNowAndThen(@ForAll("tables") MaskSystem system) {
    TransitionSystem planted = new Awake(system, (step, by) -> true, new int[1]);
    boolean same = Seen.of(Search.of(planted).statesOnly()).equals(Seen.of(Search.of(system)));
    Statistics.label("the same where dependent moves sleep")
        .collect(same)
        .coverage(checker -> checker.check(false).count(times -> times > 0));
  }

  @Provide
  Arbitrary<MaskSystem> tables() {
    return new PartialOrderProperties().systems();
  }

  /** The rule by which moves sleep, read aloud. */
  private record Awake(MaskSystem system, BiPredicate<MaskStep, MaskStep> exchangeable, int[] told)
      implements TransitionSystem {
    @Override
    public int words() {
      return system.words();
    }

    @Override
    public int bits() {
      return system.bits();
    }

    @Override
    public void initial(long[] into) {
      system.initial(into);
    }

    @Override
    public Walker walker() {
      List<MaskStep> steps = system.steps();
      return new Walker() {
        private int number;

        @Override
        public void expand(long[] state, Visitor visitor) {
          expandAwake(state, NO_STEP, visitor);
        }

        @Override
        public int expandAwake(long[] state, int by, Visitor visitor) {
          int asleep = 0;
          for (number = 1; number <= steps.size(); number++) {
            MaskStep step = steps.get(number - 1);
            if (!step.enabled(state[0])) {
              continue;
            }
            if (number < by && exchangeable.test(step, steps.get(by - 1))) {
              asleep++;
            } else {
              told[0]++;
              visitor.move(0, 0, new long[] {step.after(state[0])});
            }
          }
          return asleep;
        }

        @Override
        public int step() {
          return number;
        }
      };
    }
  }
}
