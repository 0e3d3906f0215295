package org.dropmaster.litmus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.explore.Witness;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;

/**
 * Two classes of locks in the order in which they were taken, as part of a cycle.
 *
 * @param from a class of the cycle
 * @param to the class taken while it was held, from which {@code from} can be reached again
 */
public record LockOrder(int from, int to) {
  private static final int NOBODY = -1;

  /** The first cycle in what a search saw, each pair from where the one before leads; or none. */
  static List<LockOrder> cycle(Program program, ProgramSystem system) {
    int classes = program.lockClasses().size();
    for (int from = 0; from < classes; from++) {
      for (int to = 0; to < classes; to++) {
        if (taken(system, from, to)) {
          List<LockOrder> back = way(classes, system, to, from);
          if (from == to || !back.isEmpty()) {
            List<LockOrder> cycle = new ArrayList<>(List.of(new LockOrder(from, to)));
            cycle.addAll(back);
            return cycle;
          }
        }
      }
    }
    return List.of();
  }

  private static boolean taken(ProgramSystem system, int held, int lock) {
    return (system.order(held) & 1L << lock) != 0;
  }

  /** The shortest way from one class to another; empty for none, and from a class to itself. */
  private static List<LockOrder> way(int classes, ProgramSystem system, int from, int to) {
    int[] before = new int[classes];
    Arrays.fill(before, NOBODY);
    Deque<Integer> reached = new ArrayDeque<>(List.of(from));
    before[from] = from;
    while (!reached.isEmpty() && before[to] == NOBODY) {
      int held = reached.remove();
      for (int lock = 0; lock < classes; lock++) {
        if (before[lock] == NOBODY && taken(system, held, lock)) {
          before[lock] = held;
          reached.add(lock);
        }
      }
    }
    List<LockOrder> way = new ArrayList<>();
    for (int at = to; before[to] != NOBODY && at != from; at = before[at]) {
      way.add(0, new LockOrder(before[at], at));
    }
    return way;
  }

  /** A run whose last move takes {@code to} while {@code from} is held: a shortest one. */
  Witness witness(Instance instance, Explored explored) {
    TransitionSystem system = LitmusRun.system(instance);
    Machine machine = new Machine(instance.program());
    long[] state = new long[system.words()];
    for (long id = 0; id < explored.outcome().states(); id++) {
      explored.state(id, state);
      if (taking(machine, state).isPresent()) {
        return continued(system, new Machine(instance.program()), explored.witness(id));
      }
    }
    throw new IllegalStateException("no state that was found leads to the order of locks seen");
  }

  /** The state that was found may stand for others; the run ends in one of them. */
  private Witness continued(TransitionSystem system, Machine machine, Witness run) {
    long[] state = new long[system.words()];
    run.state(run.length(), state);
    List<Witness.Choice> choices = new ArrayList<>(run.choices());
    choices.add(taking(machine, state).orElseThrow());
    return Witness.of(system, choices);
  }

  /** The first move out of a state that is the first of a machine to take it. */
  private Optional<Witness.Choice> taking(Machine machine, long[] state) {
    List<Witness.Choice> found = new ArrayList<>();
    machine.expand(
        state,
        (actor, choice, next) -> {
          if (found.isEmpty() && (machine.order(from) & 1L << to) != 0) {
            found.add(new Witness.Choice(actor, choice));
          }
        });
    return found.stream().findFirst();
  }
}
