package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether no cycle can be reached from where moves led no deeper; on every cycle there is such a
 * state. Several descents go depth first, each on a path of its own, and share which states are
 * done: those from which all moves lead to states that were done before. Of the states of a cycle
 * none can be the first to be done, so whoever comes to one of them goes on until it meets its own
 * path.
 */
final class Acyclic {
  private final int[] roots;
  private final byte[] done; // a byte each, since neighbours are written at the same time
  private volatile boolean refuted;

  private Acyclic(Explored explored) {
    roots = explored.back().stream().toArray();
    done = new byte[(int) explored.outcome().states()];
  }

  /** Looks at all that can be reached from where moves lead no deeper; helpers are let go again. */
  static boolean holds(TransitionSystem system, Explored explored, Supplier<Workers> helpers) {
    if (explored.back().isEmpty()) {
      return true;
    }
    try (Workers workers = helpers.get()) {
      return new Acyclic(explored).holds(system, explored, workers);
    }
  }

  private boolean holds(TransitionSystem system, Explored explored, Workers workers) {
    List<Workers.Begun> begun = new ArrayList<>();
    for (int lane = 0; lane <= workers.lanes(); lane++) {
      TransitionSystem own = lane == 0 ? system : system.another();
      Descent descent = new Descent(new StateGraph(own, explored), lane);
      int from = (int) ((long) roots.length * lane / (workers.lanes() + 1));
      begun.add(workers.begin(any -> descent.from(from)));
    }
    try {
      begun.forEach(Workers.Begun::help);
      begun.forEach(Workers.Begun::finish);
      return !refuted;
    } finally {
      refuted = true; // where one has failed, the others need not go on
    }
  }

  /**
   * One way through the states. Each begins elsewhere and takes moves in an order of its own, or
   * those that met would go the rest of the way side by side.
   */
  private final class Descent {
    private final StateGraph graph;
    private final int turn;
    private final long[] onPath = new long[(done.length >>> 6) + 1];
    private final IntStack path = new IntStack();
    private final IntStack bases = new IntStack();
    private final IntStack ahead = new IntStack();
    private final StateGraph.Edge arriving = (actor, choice, to) -> arrive(to);

    Descent(StateGraph graph, int turn) {
      this.graph = graph;
      this.turn = turn;
    }

    void from(int first) {
      for (int i = 0; i < roots.length && !refuted; i++) {
        int root = roots[(first + i) % roots.length];
        if (done[root] == 0) {
          explore(root);
        }
      }
    }

    private void explore(int root) {
      enter(root);
      while (path.size() > 0 && !refuted) {
        int choices = ahead.size() - bases.top();
        if (choices > 0) {
          int to = ahead.pick(turn % choices);
          if (done[to] == 0) {
            enter(to);
          }
        } else {
          leave();
        }
      }
    }

    private void enter(int id) {
      path.push(id);
      flip(id);
      bases.push(ahead.size());
      graph.edges(id, arriving);
    }

    private void arrive(int to) {
      if ((onPath[to >>> 6] >>> to & 1) != 0) {
        refuted = true;
      } else if (done[to] == 0) {
        ahead.push(to);
      }
    }

    private void flip(int id) {
      onPath[id >>> 6] ^= 1L << id;
    }

    private void leave() {
      int id = path.pop();
      flip(id);
      bases.pop();
      done[id] = 1;
    }
  }
}
