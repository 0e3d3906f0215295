package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** With one actor every loop is fair, so a run without end is a state that reaches itself. */
class CyclesProperties {
  @Property(tries = 500)
  void aRunWithoutEndIsFoundWhereThereIsOne(@ForAll("graphs") Graph graph) {
    Cycles cycles = Cycles.of(graph, Search.of(graph).run());
    assertThat(cycles.none()).isEqualTo(returning(graph, false).isEmpty());
  }

  @Property(tries = 500)
  void aRunThatStaysOutsideIsFoundWhereThereIsOne(@ForAll("graphs") Graph graph) {
    Cycles cycles = Cycles.of(graph, Search.of(graph).run());
    Optional<Witness> run = cycles.staying(state -> state[0] % 3 != 0);
    assertThat(run.isPresent()).isEqualTo(!returning(graph, true).isEmpty());
    run.ifPresent(
        found -> {
          long[] state = new long[1];
          for (int moves = found.loop(); moves <= found.length(); moves++) {
            found.state(moves, state);
            assertThat(state[0] % 3).isNotZero();
          }
        });
  }

  /** The reachable nodes that have a way back to themselves. */
  private static Set<Integer> returning(Graph graph, boolean outside) {
    Set<Integer> returning = new HashSet<>();
    for (int node : from(graph, Set.of(0), false)) {
      if (!outside || node % 3 != 0) {
        Set<Integer> next = new HashSet<>(graph.edges().getOrDefault(node, List.of()));
        next.removeIf(n -> outside && n % 3 == 0);
        if (from(graph, next, outside).contains(node)) {
          returning.add(node);
        }
      }
    }
    return returning;
  }

  private static Set<Integer> from(Graph graph, Set<Integer> nodes, boolean outside) {
    Set<Integer> reached = new HashSet<>(nodes);
    Set<Integer> fresh = nodes;
    while (!fresh.isEmpty()) {
      Set<Integer> next = new HashSet<>();
      fresh.forEach(node -> next.addAll(graph.edges().getOrDefault(node, List.of())));
      next.removeIf(node -> reached.contains(node) || outside && node % 3 == 0);
      reached.addAll(next);
      fresh = next;
    }
    return reached;
  }

  @Provide
  Arbitrary<Graph> graphs() {
    return Arbitraries.integers()
        .between(0, 29)
        .list()
        .ofMaxSize(2)
        .list()
        .ofMaxSize(30)
        .map(
            lists -> {
              Map<Integer, List<Integer>> edges = new HashMap<>();
              for (int node = 0; node < lists.size(); node++) {
                edges.put(node, lists.get(node));
              }
              return Graph.of(edges);
            });
  }
}
