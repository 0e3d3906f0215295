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
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.dropmaster.explore.threads.Threads;

/** With one actor every loop is fair, so a run without end is a state that reaches itself. */
class CyclesProperties {
  @Property(tries = 500)
  void aRunWithoutEndIsFoundWhereThereIsOne(@ForAll("graphs") Graph graph) {
    Search search = Search.of(graph);
    Cycles cycles = search.cycles(search.run());
    assertThat(cycles.none()).isEqualTo(returning(graph, false).isEmpty());
  }

  @Property(tries = 500)
  void aRunThatStaysOutsideIsFoundWhereThereIsOne(@ForAll("graphs") Graph graph) {
    Search search = Search.of(graph);
    Cycles cycles = search.cycles(search.run());
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

  @Property(tries = 300)
  void byManyThreadsItIsTheSame(@ForAll("ladders") Graph graph) {
    Search search = Search.of(graph).workers(Threads.of(3));
    boolean none = search.cycles(search.run()).none();
    assertThat(none).isEqualTo(returning(graph, false).isEmpty());
    Statistics.label("no cycle")
        .collect(none)
        .coverage(
            checker -> {
              checker.check(true).count(times -> times > 20);
              checker.check(false).count(times -> times > 20);
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

  /**
   * Ways of many lengths that go on, so that moves lead to no deeper level, and now and then one
   * back.
   */
  @Provide
  Arbitrary<Graph> ladders() {
    Arbitrary<Integer> rung = Arbitraries.frequency(Tuple.of(400, 1), Tuple.of(1, -1));
    return Combinators.combine(rung, Arbitraries.integers().between(1, 9))
        .as((way, far) -> way * far)
        .list()
        .ofMaxSize(3)
        .list()
        .ofSize(200)
        .map(
            lists -> {
              Map<Integer, List<Integer>> edges = new HashMap<>();
              for (int node = 0; node < lists.size(); node++) {
                int from = node;
                edges.put(
                    node, lists.get(node).stream().map(far -> Math.max(0, from + far)).toList());
              }
              return Graph.of(edges);
            });
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
