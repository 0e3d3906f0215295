package org.dropmaster.litmus;

import java.util.Optional;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Search;
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

  /** A shortest run in which {@code to} is taken while {@code from} is held. */
  Optional<Witness> witness(Instance instance) {
    Machine machine = new Machine(instance.program());
    TransitionSystem system = new ProgramSystem(instance.program(), machine);
    long[] found = {-1};
    Explored again =
        Search.of(system)
            .observer(
                new Observer() {
                  @Override
                  public void state(long id, long[] state, int depth) {
                    if ((machine.order(from) & 1L << to) != 0) {
                      found[0] = id;
                    }
                  }

                  @Override
                  public boolean stop() {
                    return found[0] >= 0;
                  }
                })
            .run();
    return found[0] < 0 ? Optional.empty() : Optional.of(again.witness(found[0]));
  }
}
