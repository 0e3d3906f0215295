package org.dropmaster.explore;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The states from which a finished search has a way back to themselves, and the fair runs that go
 * round among them for ever. Weakly fair: an actor that can move from some moment on without a
 * break does move.
 *
 * <p>Strongly connected components are found by Tarjan's algorithm (SIAM Journal on Computing 1,
 * 1972), on the stored states with their moves made anew. On every cycle there is a move that leads
 * no deeper, and the search notes where to; only what can be reached from there is looked at.
 */
public final class Cycles {
  private final StateGraph graph;
  private final BitSet cyclic = new BitSet();

  private Cycles(StateGraph graph) {
    this.graph = graph;
  }

  /** The cycles of all that a search has stored; it must have come to its end. */
  static Cycles of(TransitionSystem system, Explored explored, Supplier<Workers> helpers) {
    if (!explored.outcome().complete()) {
      throw new IllegalArgumentException("a search that was cut short has unknown cycles");
    }
    Cycles cycles = new Cycles(new StateGraph(system, explored));
    if (Acyclic.holds(system, explored, helpers)) {
      return cycles;
    }
    BitSet all = new BitSet();
    all.set(0, (int) explored.outcome().states());
    StateGraph.Part whole = cycles.graph.part(all, StateGraph.NOBODY);
    new Components(whole, explored.back()).each(m -> m.forEach(cycles.cyclic::set));
    return cycles;
  }

  /** Whether no run is without end. */
  public boolean none() {
    return cyclic.isEmpty();
  }

  /** A fair run that never ends and from some moment on stays where a predicate holds. */
  public Optional<Witness> staying(Predicate<long[]> where) {
    return fair(where, StateGraph.NOBODY);
  }

  /**
   * A fair run that never ends and in which an actor, from some moment on, stays where a predicate
   * holds and never moves.
   */
  public Optional<Witness> waiting(int actor, Predicate<long[]> where) {
    return fair(where, actor);
  }

  /** The one whose loop begins at the state that was found first. */
  private Optional<Witness> fair(Predicate<long[]> where, int still) {
    if (none()) {
      return Optional.empty();
    }
    StateGraph.Part part = graph.part(graph.where(cyclic, where), still);
    int[] first = {Integer.MAX_VALUE};
    BitSet loop = new BitSet();
    new Components(part, part.states())
        .each(
            members -> {
              BitSet set = members.set();
              if (set.nextSetBit(0) < first[0] && part.fair(set)) {
                first[0] = set.nextSetBit(0);
                loop.clear();
                loop.or(set);
              }
            });
    return loop.isEmpty() ? Optional.empty() : Optional.of(new Lasso(graph, loop, still).witness());
  }
}
