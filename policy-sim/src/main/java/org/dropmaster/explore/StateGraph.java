package org.dropmaster.explore;

import java.util.BitSet;
import java.util.function.Predicate;

/** The stored states of a finished search, by number, with their moves. */
final class StateGraph {
  /** No actor at all. */
  static final int NOBODY = -1;

  /** Takes a move to the state of that number. */
  interface Edge {
    void to(int actor, int choice, int id);
  }

  private final TransitionSystem system;
  private final TransitionSystem.Walker walker;
  private final Explored explored;
  private final long[] state;
  private final Telling telling = new Telling();

  StateGraph(TransitionSystem system, Explored explored) {
    this.system = system;
    this.walker = system.walker();
    this.explored = explored;
    this.state = new long[system.words()];
  }

  TransitionSystem system() {
    return system;
  }

  /** The shortest way to a state. */
  Witness way(int id) {
    return explored.witness(id);
  }

  /** Those of some states where a predicate holds. */
  BitSet where(BitSet states, Predicate<long[]> holds) {
    BitSet chosen = new BitSet();
    for (int id = states.nextSetBit(0); id >= 0; id = states.nextSetBit(id + 1)) {
      explored.state(id, state);
      if (holds.test(state)) {
        chosen.set(id);
      }
    }
    return chosen;
  }

  /** All moves out of a state. */
  void edges(int id, Edge edge) {
    explored.state(id, state);
    telling.edge = edge;
    walker.expand(state, telling);
  }

  /** Tells moves with the numbers of states; made once, not for each of many states. */
  private final class Telling implements TransitionSystem.Visitor {
    private Edge edge = (actor, choice, to) -> {};

    @Override
    public void move(int actor, int choice, long[] next) {
      edge.to(actor, choice, (int) explored.find(next));
    }
  }

  Part part(BitSet states, int still) {
    return new Part(states, still);
  }

  /** Some of the states, and the moves between them that are not of one actor. */
  final class Part implements Edge {
    private final BitSet states;
    private final int still;
    private Edge inner = (actor, choice, to) -> {};

    private Part(BitSet states, int still) {
      this.states = states;
      this.still = still;
    }

    BitSet states() {
      return states;
    }

    void edges(int id, Edge edge) {
      inner = edge;
      StateGraph.this.edges(id, this);
    }

    @Override
    public void to(int actor, int choice, int id) {
      if (actor != still && states.get(id)) {
        inner.to(actor, choice, id);
      }
    }

    /**
     * Whether a run that goes round in a component for ever may be fair: each actor moves within
     * it, or cannot move in one of its states.
     */
    boolean fair(BitSet component) {
      BitSet enabled = new BitSet();
      BitSet moved = new BitSet();
      Edge seen =
          (actor, choice, to) -> {
            enabled.set(actor);
            moved.set(actor, moved.get(actor) || actor != still && component.get(to));
          };
      int first = component.nextSetBit(0);
      BitSet due = enabled(first);
      for (int id = first; id >= 0 && !due.isEmpty(); id = component.nextSetBit(id + 1)) {
        enabled.clear();
        StateGraph.this.edges(id, seen);
        due.and(enabled);
        due.andNot(moved);
      }
      return due.isEmpty();
    }
  }

  /** The actors that can move in a state. */
  BitSet enabled(int id) {
    BitSet enabled = new BitSet();
    edges(id, (actor, choice, to) -> enabled.set(actor));
    return enabled;
  }
}
