package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Goes back through the levels of a search by sets, from a state to one that a step leads from. */
final class SetBacktrack {
  private final MaskSystem system;
  private final Leaves leaves;
  private final SetLevels levels;

  SetBacktrack(MaskSystem system, Leaves leaves, SetLevels levels) {
    this.system = system;
    this.leaves = leaves;
    this.levels = levels;
  }

  /** A run to that state, which lies at that depth, re-executed from the initial state. */
  Witness witness(long state, int depth) {
    List<Witness.Choice> choices = new ArrayList<>();
    long to = state;
    for (int level = depth - 1; level >= 0; level--) {
      long from = parent(levels.at(level), to);
      choices.add(choice(from, to));
      to = from;
    }
    Collections.reverse(choices);
    Witness witness = Witness.of(system, choices);
    long[] reached = new long[1];
    witness.state(depth, reached);
    if (reached[0] != state) {
      throw new IllegalStateException("the run does not lead to the state found");
    }
    return witness;
  }

  private long parent(SetLevels.Level level, long to) {
    for (int i = 0; i < level.size(); i++) {
      for (long left = level.set(i); left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        long from = level.key(i) | leaves.state(level.at(i), bit);
        if (leads(from, to)) {
          return from;
        }
      }
    }
    throw new IllegalStateException("no state of the level before leads to the state");
  }

  private boolean leads(long from, long to) {
    for (MaskSystem.Actor actor : system.actors()) {
      for (MaskStep step : actor.steps()) {
        if (step.guard().holds(from) && step.after(from) == to && step.enabled(from)) {
          return true;
        }
      }
    }
    return false;
  }

  private Witness.Choice choice(long from, long to) {
    for (int actor = 0; actor < system.actors().size(); actor++) {
      int choice = 0;
      for (MaskStep step : system.actors().get(actor).steps()) {
        if (step.enabled(from)) {
          if (step.after(from) == to) {
            return new Witness.Choice(actor, choice);
          }
          choice++;
        }
      }
    }
    throw new IllegalStateException("no step leads there");
  }
}
