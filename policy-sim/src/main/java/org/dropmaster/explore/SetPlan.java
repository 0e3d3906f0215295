package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/** What the states under a key can do, and what they must never be. */
final class SetPlan {
  private static final SetCube[] NOTHING = new SetCube[0];

  private final List<SetTable> tables = new ArrayList<>();
  private final List<SetGuard> never = new ArrayList<>();
  private final List<SetMove> moves = new ArrayList<>();
  private final List<SetCube> broken = new ArrayList<>();

  SetPlan(MaskSystem system, List<MaskStep.Guard> never, Leaves leaves) {
    for (MaskSystem.Actor actor : system.actors()) {
      tables.add(new SetTable(actor, leaves));
    }
    for (MaskStep.Guard guard : never) {
      this.never.add(SetGuard.of(guard, leaves));
    }
  }

  /** All moves under that key; no two of one step move the same state. */
  SetMove[] moves(long key) {
    moves.clear();
    for (SetTable table : tables) {
      table.addTo(moves, key);
    }
    return moves.toArray(new SetMove[0]);
  }

  /** The states under that key that never should be. */
  SetCube[] broken(long key) {
    broken.clear();
    for (SetGuard guard : never) {
      if (guard.key().holds(key)) {
        broken.add(guard.states());
      }
    }
    return broken.isEmpty() ? NOTHING : broken.toArray(NOTHING);
  }
}
