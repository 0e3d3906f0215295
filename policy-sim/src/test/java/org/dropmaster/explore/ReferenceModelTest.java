package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferenceModelTest {
  @Test
  void threeProcessesAndTwoBuffersHaveTheirExactCounts() {
    ReferenceModel model = new ReferenceModel(3, 2, 1);
    boolean[] broken = new boolean[1];
    Observer watching =
        new Observer() {
          @Override
          public void state(long id, long[] state, int depth) {
            broken[0] |= model.broken(state[0]);
          }
        };
    Outcome outcome = Search.of(model.system()).observer(watching).run().outcome();
    assertThat(outcome.states()).isEqualTo(2_758_248);
    assertThat(outcome.transitions()).isEqualTo(15_760_428);
    assertThat(outcome.depth()).isEqualTo(33);
    assertThat(outcome.finals()).isZero();
    assertThat(broken[0]).isFalse();
    assertThat(outcome.bytesPerState()).isLessThan(1.5 * Long.BYTES + 4);
  }

  @Test
  void aSmallInstanceIsWhatTheNaiveExplorerFinds() {
    MaskSystem system = new ReferenceModel(2, 1, 3).system();
    NaiveExplorer.Found expected = NaiveExplorer.explore(system);
    Explored explored = Search.of(system).run();
    assertThat(explored.outcome().states()).isEqualTo(expected.order().size());
    assertThat(explored.outcome().transitions()).isEqualTo(expected.transitions());
    assertThat(explored.outcome().depth()).isEqualTo(expected.depth());
    long last = explored.outcome().states() - 1;
    assertThat(explored.witness(last).length()).isEqualTo(expected.depth());
  }
}
