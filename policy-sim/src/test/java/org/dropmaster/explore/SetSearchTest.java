package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dropmaster.explore.MaskStep.Effect;
import org.dropmaster.explore.MaskStep.Guard;
import org.junit.jupiter.api.Test;

class SetSearchTest {
  private static void assertSameCounts(Outcome sets, Outcome explicit) {
    assertThat(sets.states()).isEqualTo(explicit.states());
    assertThat(sets.transitions()).isEqualTo(explicit.transitions());
    assertThat(sets.depth()).isEqualTo(explicit.depth());
    assertThat(sets.finals()).isEqualTo(explicit.finals());
    assertThat(sets.complete()).isEqualTo(explicit.complete());
  }

  @Test
  void setsCountWhatOneStateAfterTheOtherCounts() {
    for (int processes = 1; processes <= 2; processes++) {
      for (int buffers = 1; buffers <= 3; buffers++) {
        MaskSystem system = new ReferenceModel(processes, buffers, 2).system();
        assertSameCounts(SetSearch.of(system).run().outcome(), Search.of(system).run().outcome());
      }
    }
  }

  @Test
  void threeProcessesAndThreeBuffersHaveTheirExactCounts() {
    ReferenceModel model = new ReferenceModel(3, 3, 1);
    SetSearch.Found found = SetSearch.of(model.system()).never(model.never()).run();
    assertThat(found.broken()).isEmpty();
    assertThat(found.outcome().states()).isEqualTo(43_755_624);
    assertThat(found.outcome().transitions()).isEqualTo(284_802_540);
    assertThat(found.outcome().depth()).isEqualTo(38);
    assertThat(found.outcome().bytesPerState()).isLessThan(4);
  }

  @Test
  void aBoundOnDepthHasTheCountsOfTheExplicitSearch() {
    MaskSystem system = new ReferenceModel(2, 2, 1).system();
    for (int depth = 0; depth <= 27; depth++) {
      Limits limits = Limits.NONE.withDepth(depth);
      Outcome sets = SetSearch.of(system).limits(limits).run().outcome();
      Outcome explicit = Search.of(system).limits(limits).run().outcome();
      assertSameCounts(sets, explicit);
      assertThat(sets.limit()).isEqualTo(explicit.limit());
    }
  }

  @Test
  void aStateThatNeverShouldBeIsFoundAtItsLeastDepth() {
    MaskSystem system = new ReferenceModel(2, 2, 1).system();
    Explored explored = Search.of(system).run();
    long[] deep = new long[1];
    explored.state(explored.outcome().states() - 1, deep);
    SetSearch.Found found = SetSearch.of(system).never(List.of(new Guard(-1L, deep[0]))).run();
    assertThat(found.broken()).hasValue(deep[0]);
    assertThat(found.outcome().depth()).isEqualTo(explored.outcome().depth());
    assertThat(found.outcome().complete()).isFalse();
  }

  @Test
  void theWayToABrokenStateIsAsShortAsTheExplicitOne() {
    MaskSystem system = new ReferenceModel(2, 2, 1).system();
    Explored explored = Search.of(system).run();
    long[] state = new long[1];
    for (long id = 0; id < explored.outcome().states(); id += 9_999) {
      explored.state(id, state);
      SetSearch search = SetSearch.of(system).never(List.of(new Guard(-1L, state[0])));
      Witness witness = search.witness().orElseThrow();
      assertThat(witness.length()).isEqualTo(explored.witness(id).length());
      witness.state(witness.length(), state);
      assertThat(search.run().broken()).hasValue(state[0]);
    }
  }

  @Test
  void whereNothingIsBrokenThereIsNoWitness() {
    ReferenceModel model = new ReferenceModel(2, 1, 1);
    assertThat(SetSearch.of(model.system()).never(model.never()).witness()).isEmpty();
  }

  @Test
  void limitsAreNamed() {
    MaskSystem system = new ReferenceModel(2, 2, 1).system();
    SetSearch search = SetSearch.of(system);
    assertThat(search.limits(Limits.NONE.withStates(9)).run().outcome().limit())
        .contains(Limit.STATES);
    assertThat(search.limits(Limits.NONE.withBytes(9)).run().outcome().limit())
        .contains(Limit.MEMORY);
    assertThat(search.limits(Limits.NONE.until(() -> true)).run().outcome().limit())
        .contains(Limit.TIME);
  }

  @Test
  void aSearchThatIsCutShortCountsOnlyTheMovesOfWhatItExpanded() {
    MaskSystem system = new ReferenceModel(2, 2, 1).system();
    Outcome first = SetSearch.of(system).limits(Limits.NONE.until(() -> true)).run().outcome();
    Outcome initial = Search.of(system).limits(Limits.NONE.withDepth(0)).run().outcome();
    assertThat(first.transitions()).isEqualTo(initial.transitions());
    assertThat(first.finals()).isZero();
    assertThat(first.states()).isGreaterThan(1);
  }

  @Test
  void bitsThatComeAndGoByThemselvesAreLeaves() {
    MaskStep set = MaskStep.of("set", new Guard(1, 0), Effect.NONE.write(1, 1));
    MaskStep clear = MaskStep.of("clear", new Guard(1, 1), Effect.NONE.write(1, 0));
    MaskStep both = MaskStep.of("both", new Guard(6, 0), Effect.NONE.write(6, 6));
    MaskStep half = MaskStep.of("half", new Guard(2, 2), Effect.NONE.write(2, 0));
    MaskStep count = MaskStep.of("count", new Guard(8, 0), Effect.NONE.plus(8, 8));
    MaskStep zero = MaskStep.of("zero", new Guard(8, 8), Effect.NONE.write(8, 0));
    MaskStep one = MaskStep.of("one", new Guard(8, 0), Effect.NONE.write(8, 8));
    List<MaskStep> steps = List.of(set, clear, both, half, count, zero, one);
    MaskSystem system = new MaskSystem(4, 0, List.of(new MaskSystem.Actor(0, steps)));
    assertThat(Leaves.of(system, 16).mask()).isEqualTo(1);
    assertSameCounts(SetSearch.of(system).run().outcome(), Search.of(system).run().outcome());
  }
}
