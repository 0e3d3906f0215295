package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Search;
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

  /** A shortest run whose last move takes {@code to} while {@code from} is held. */
  Optional<Witness> witness(Instance instance) {
    Taking taking = new Taking(new Machine(instance.program()));
    Explored explored = Search.of(LitmusRun.system(instance)).observer(taking).run();
    return taking.move.map(
        move -> {
          List<Witness.Choice> choices = new ArrayList<>(explored.witness(taking.at).choices());
          choices.add(move);
          return Witness.of(LitmusRun.system(instance), choices);
        });
  }

  /** Finds the first move that takes it; a search expands ahead of what it tells, this does not. */
  private final class Taking implements Observer {
    private final Machine machine;
    private Optional<Witness.Choice> move = Optional.empty();
    private long at;

    Taking(Machine machine) {
      this.machine = machine;
    }

    @Override
    public void state(long id, long[] state, int depth) {
      machine.expand(
          state,
          (actor, choice, next) -> {
            if (move.isEmpty() && (machine.order(from) & 1L << to) != 0) {
              move = Optional.of(new Witness.Choice(actor, choice));
              at = id;
            }
          });
    }

    @Override
    public boolean stop() {
      return move.isPresent();
    }
  }
}
