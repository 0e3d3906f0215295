package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitstateSearchTest {
  private final MaskSystem system = new ReferenceModel(2, 2, 1).system();
  private final Outcome exact = Search.of(system).run().outcome();

  @Test
  void aLargeFieldLosesNextToNothing() {
    BitstateSearch.Sample sample = BitstateSearch.of(system, 26).run();
    assertThat(sample.states()).isEqualTo(exact.states());
    assertThat(sample.transitions()).isEqualTo(exact.transitions());
    assertThat(sample.coverage()).isBetween(0.999_999, 1.0);
    assertThat(sample.limit()).isEmpty();
    assertThat(sample.witness()).isEmpty();
  }

  @Test
  void aFieldThatIsTooSmallSaysSo() {
    BitstateSearch.Sample sample = BitstateSearch.of(system, 17).run();
    assertThat(sample.states()).isLessThan(exact.states());
    assertThat(sample.coverage()).isLessThan(0.99);
  }

  @Test
  void whatItFindsHasARealRunThatLeadsToIt() {
    Explored explored = Search.of(system).run();
    long[] wanted = new long[1];
    for (long id = 0; id < exact.states(); id += 9_999) {
      explored.state(id, wanted);
      Witness witness =
          BitstateSearch.of(system, 26).observer(until(wanted[0])).run().witness().orElseThrow();
      long[] reached = new long[1];
      witness.state(witness.length(), reached);
      assertThat(reached[0]).isEqualTo(wanted[0]);
    }
  }

  private static Observer until(long wanted) {
    boolean[] found = new boolean[1];
    return new Observer() {
      @Override
      public void state(long id, long[] state, int depth) {
        found[0] = state[0] == wanted;
      }

      @Override
      public boolean stop() {
        return found[0];
      }
    };
  }

  @Test
  void limitsAreNamed() {
    BitstateSearch search = BitstateSearch.of(system, 20);
    assertThat(search.limits(Limits.NONE.withStates(7)).run().limit()).contains(Limit.STATES);
    assertThat(search.limits(Limits.NONE.withDepth(7)).run().limit()).contains(Limit.DEPTH);
    assertThat(search.limits(Limits.NONE.withBytes(7)).run().limit()).contains(Limit.MEMORY);
    assertThat(search.limits(Limits.NONE.until(() -> true)).run().limit()).contains(Limit.TIME);
  }

  /** The way that is too long comes first, and the other one is searched all the same. */
  @Test
  void aBoundOnDepthCutsOnlyWhatIsDeeper() {
    Graph forked =
        new Graph(
            6,
            0,
            Map.of(0, List.of(1, 4), 1, List.of(2), 2, List.of(3), 4, List.of(5), 5, List.of(3)));
    BitstateSearch.Sample sample =
        BitstateSearch.of(forked, 10).limits(Limits.NONE.withDepth(2)).run();
    assertThat(sample.limit()).contains(Limit.DEPTH);
    assertThat(sample.states()).isEqualTo(5);
  }

  @Test
  void aStateWithoutMovesIsTold() {
    BitstateSearch.Sample sample =
        BitstateSearch.of(new Graph(3, 0, Map.of(0, List.of(1, 2))), 10).run();
    assertThat(sample.states()).isEqualTo(3);
    assertThat(sample.finals()).isEqualTo(2);
  }

  @Test
  void aFieldOfAnotherSizeIsRefused() {
    assertThatThrownBy(() -> BitstateSearch.of(system, 37).run())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
