package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.explore.Witness;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;

/**
 * The order in which classes of locks were taken, and a cycle in it.
 *
 * @param from a class of the cycle
 * @param to the class taken while it was held, from which {@code from} can be reached again
 */
public record LockOrder(int from, int to) {

  /** The first cycle in what a search saw, if there is one. */
  static Optional<LockOrder> of(Program program, ProgramSystem system) {
    int classes = program.lockClasses().size();
    long[] reach = new long[classes];
    for (int c = 0; c < classes; c++) {
      reach[c] = system.order(c);
    }
    for (int via = 0; via < classes; via++) {
      for (int c = 0; c < classes; c++) {
        if ((reach[c] & 1L << via) != 0) {
          reach[c] |= reach[via];
        }
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int d = 0; d < classes; d++) {
        boolean taken = (system.order(c) & 1L << d) != 0;
        if (taken && (c == d || (reach[d] & 1L << c) != 0)) {
          return Optional.of(new LockOrder(c, d));
        }
      }
    }
    return Optional.empty();
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
