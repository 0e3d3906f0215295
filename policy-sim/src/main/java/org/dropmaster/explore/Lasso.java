package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the run that goes round in a fair component: a shortest stem, then one fair loop. */
final class Lasso {
  private final StateGraph graph;
  private final BitSet component;
  private final int still;
  private final List<Witness.Choice> loop = new ArrayList<>();
  private final BitSet due;
  private int at;

  Lasso(StateGraph graph, BitSet component, int still) {
    this.graph = graph;
    this.component = component;
    this.still = still;
    due = graph.enabled(component.nextSetBit(0));
  }

  /** The run, executed anew. */
  Witness witness() {
    int start = component.nextSetBit(0);
    Witness stem = graph.way(start);
    at = start;
    while (!due.isEmpty()) {
      walk(new Way(this::givesDue, due::get));
    }
    if (at != start || loop.isEmpty()) {
      walk(new Way(id -> id == start, actor -> false));
    }
    List<Witness.Choice> all = new ArrayList<>(stem.choices());
    all.addAll(loop);
    return Witness.of(graph.system(), all).looping(stem.length());
  }

  private void walk(Way way) {
    for (Arrival arrival : way.from(at)) {
      loop.add(arrival.choice());
      at = arrival.to();
      due.clear(arrival.choice().actor());
      due.and(graph.enabled(at));
    }
  }

  /** Whether somebody who is due cannot move in a state. */
  private boolean givesDue(int id) {
    BitSet stopped = (BitSet) due.clone();
    stopped.andNot(graph.enabled(id));
    return !stopped.isEmpty();
  }

  private record Arrival(int from, Witness.Choice choice, int to) {}

  private interface Goal {
    boolean reached(int number);
  }

  /** A shortest way of at least one move inside the component, to a state or a move wanted. */
  private final class Way {
    private final Goal state;
    private final Goal mover;
    private final Map<Integer, Arrival> arrivals = new HashMap<>();
    private final List<Integer> queue = new ArrayList<>();
    private final List<Arrival> last = new ArrayList<>();

    Way(Goal state, Goal mover) {
      this.state = state;
      this.mover = mover;
    }

    List<Arrival> from(int start) {
      queue.add(start);
      for (int i = 0; i < queue.size() && last.isEmpty(); i++) {
        int from = queue.get(i);
        List<Arrival> moves = new ArrayList<>();
        graph.edges(
            from,
            (actor, choice, to) ->
                moves.add(new Arrival(from, new Witness.Choice(actor, choice), to)));
        moves.forEach(this::see);
      }
      if (last.isEmpty()) {
        throw new IllegalStateException("the component is not strongly connected");
      }
      List<Arrival> way = new ArrayList<>(last);
      while (way.get(way.size() - 1).from() != start) {
        way.add(arrivals.get(way.get(way.size() - 1).from()));
      }
      Collections.reverse(way);
      return way;
    }

    private void see(Arrival arrival) {
      int actor = arrival.choice().actor();
      int to = arrival.to();
      if (!last.isEmpty() || actor == still || !component.get(to)) {
        return;
      }
      if (mover.reached(actor) || state.reached(to)) {
        last.add(arrival);
      } else if (arrivals.putIfAbsent(to, arrival) == null) {
        queue.add(to);
      }
    }
  }
}
