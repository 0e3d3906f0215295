package org.dropmaster.litmus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.stream.IntStream;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.state.Cells;

/**
 * What the best order of moves could leave out, whatever it is derived from: it knows all states.
 *
 * <p>A place of an actor is alone if, in every state in which the actor stands there and can move,
 * its moves can be exchanged with every move of every other actor: both stay possible, and both
 * orders lead to one state, with all that a monitor notes in it. Where an actor stands at such a
 * place no other has to be moved. Arguments are policies and clients: {@code policy:2,1,3,1,0}.
 */
final class OrderBound {
  /** A move out of a state. */
  private record Edge(int actor, int to) {}

  private final Program program;
  private final Explored explored;
  private final List<List<Edge>> moves = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();
  private final boolean[][] shared;

  private OrderBound(String policy, String client) {
    program = NamedClient.of(client, policy).program();
    TransitionSystem system =
        new ProgramSystem(program, new Warming(program, new Machine(program)));
    explored = Search.of(system).run();
    shared =
        program.routines().stream()
            .map(routine -> new boolean[routine.steps().size()])
            .toArray(boolean[][]::new);
    read(system.walker());
    for (int state = 0; state < moves.size(); state++) {
      for (int actor = 0; actor < shared.length; actor++) {
        boolean[] its = shared[actor];
        int place = places.get(state)[actor];
        its[place] = its[place] || !exchanges(state, actor);
      }
    }
  }

  /** Tells of each client how many states there are, and how many such an order would leave. */
  public static void main(String[] args) {
    for (String each : args.length > 0 ? args : new String[] {"exclusive-owner:2,1,2,1,0"}) {
      String[] parts = each.split(":", 2);
      OrderBound bound = new OrderBound(parts[0], parts[1]);
      int left = bound.left();
      System.out.printf(
          Locale.ROOT,
          "%s: %,d states, %,d left, %.2f times fewer%n",
          each,
          bound.moves.size(),
          left,
          (double) bound.moves.size() / left);
    }
  }

  private void read(TransitionSystem.Walker walker) {
    long[] state = new long[program.layout().words()];
    for (long id = 0; id < explored.outcome().states(); id++) {
      explored.state(id, state);
      List<Edge> out = new ArrayList<>();
      walker.expand(
          state, (actor, choice, next) -> out.add(new Edge(actor, (int) explored.find(next))));
      moves.add(out);
      places.add(program.routines().stream().mapToInt(r -> place(r, state)).toArray());
    }
  }

  private static int place(Routine routine, long[] state) {
    Cells pc = routine.pc();
    return pc.get(state, pc.origin());
  }

  private List<Edge> of(int state, int actor) {
    return moves.get(state).stream().filter(edge -> edge.actor() == actor).toList();
  }

  private boolean exchanges(int state, int actor) {
    List<Edge> mine = of(state, actor);
    return mine.isEmpty()
        || IntStream.range(0, shared.length)
            .filter(other -> other != actor)
            .allMatch(other -> exchanges(mine, actor, of(state, other), other));
  }

  private boolean exchanges(List<Edge> mine, int actor, List<Edge> theirs, int other) {
    for (int m = 0; m < mine.size(); m++) {
      List<Edge> theirsAfter = of(mine.get(m).to(), other);
      for (int t = 0; t < theirs.size(); t++) {
        List<Edge> mineAfter = of(theirs.get(t).to(), actor);
        if (mineAfter.size() != mine.size()
            || theirsAfter.size() != theirs.size()
            || mineAfter.get(m).to() != theirsAfter.get(t).to()) {
          return false;
        }
      }
    }
    return true;
  }

  /** How many states are reached where a place that is alone is left by its own actor only. */
  private int left() {
    BitSet seen = new BitSet();
    Queue<Integer> queue = new ArrayDeque<>(List.of(0));
    seen.set(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (Edge edge : chosen(state)) {
        if (!seen.get(edge.to())) {
          seen.set(edge.to());
          queue.add(edge.to());
        }
      }
    }
    return seen.cardinality();
  }

  private List<Edge> chosen(int state) {
    for (int actor = 0; actor < shared.length; actor++) {
      List<Edge> own = of(state, actor);
      if (!own.isEmpty() && !shared[actor][places.get(state)[actor]]) {
        return own;
      }
    }
    return moves.get(state);
  }
}
