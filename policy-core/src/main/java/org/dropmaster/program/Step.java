package org.dropmaster.program;

import java.util.List;
import org.dropmaster.state.Cells;

/**
 * One row of the step table.
 *
 * @param origin the line it comes from
 * @param fuse whether it is a moment of its own
 * @param choices how many ways it can go; {@link Term.Choice} tells them apart
 * @param guard when it can be taken at all
 * @param effects what it does
 * @param next where the actor goes on unless an effect says otherwise
 * @param acquires the class of the lock it takes, -1 for none
 */
public record Step(
    Origin origin,
    Fuse fuse,
    int choices,
    Term guard,
    List<Effect> effects,
    Label next,
    int acquires) {

  /** How a step joins its neighbours. */
  public enum Fuse {
    /** A moment of its own. */
    NONE,
    /** Touches only registers: happens together with the step before it. */
    BEFORE,
    /** Chooses what comes: happens together with the step behind it, or not at all. */
    AFTER
  }

  Step fused(Fuse how) {
    return new Step(origin, how, choices, guard, effects, next, acquires);
  }

  /** Registers to forget on arriving at {@code target} from here, as the routine found them. */
  record Clear(int target, List<Cells> cells) {
    /** Those of one target. */
    static List<Cells> on(List<Clear> all, int target) {
      for (Clear clear : all) {
        if (clear.target() == target) {
          return clear.cells();
        }
      }
      return List.of();
    }
  }
}
