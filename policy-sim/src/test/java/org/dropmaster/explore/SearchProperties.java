package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SearchProperties {
  @Property(tries = 300)
  void aSearchFindsWhatTheNaiveExplorerFindsInTheSameOrder(@ForAll("graphs") Graph graph) {
    NaiveExplorer.Found expected = NaiveExplorer.explore(graph);
    Explored explored = Search.of(graph).run();
    Outcome outcome = explored.outcome();
    assertThat(outcome.states()).isEqualTo(expected.order().size());
    assertThat(outcome.transitions()).isEqualTo(expected.transitions());
    assertThat(outcome.finals()).isEqualTo(expected.finals());
    assertThat(outcome.depth()).isEqualTo(expected.depth());
    long[] state = new long[graph.words()];
    for (int id = 0; id < outcome.states(); id++) {
      explored.state(id, state);
      assertThat(NaiveExplorer.Packed.of(state)).isEqualTo(expected.order().get(id));
      assertThat(explored.find(state)).isEqualTo(id);
    }
  }

  @Property(tries = 300)
  void everyWitnessIsAsLongAsItsStateIsDeep(@ForAll("graphs") Graph graph) {
    NaiveExplorer.Found expected = NaiveExplorer.explore(graph);
    Explored explored = Search.of(graph).run();
    for (int id = 0; id < expected.order().size(); id++) {
      int depth = expected.depths().get(expected.order().get(id));
      assertThat(explored.witness(id).length()).isEqualTo(depth);
    }
  }

  @Property(tries = 100)
  void aStateLimitCutsTheSameOrderShort(@ForAll("graphs") Graph graph) {
    long all = Search.of(graph).run().outcome().states();
    for (long most = 1; most <= all; most++) {
      Outcome outcome = Search.of(graph).limits(Limits.NONE.withStates(most)).run().outcome();
      assertThat(outcome.states()).isEqualTo(most);
      assertThat(outcome.complete()).isEqualTo(most == all);
    }
  }

  @Provide
  Arbitrary<Graph> graphs() {
    Arbitrary<Integer> words = Arbitraries.integers().between(1, 16);
    Arbitrary<List<List<Integer>>> edges =
        Arbitraries.integers().between(0, 79).list().ofMaxSize(4).list().ofMaxSize(80);
    return Combinators.combine(words, edges).as(SearchProperties::graph);
  }

  private static Graph graph(int words, List<List<Integer>> successors) {
    Map<Integer, List<Integer>> edges = new HashMap<>();
    for (int node = 0; node < successors.size(); node++) {
      edges.put(node, successors.get(node));
    }
    return new Graph(words, 0, edges);
  }
}
