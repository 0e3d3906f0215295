package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the states under a key can do, and what they must never be. */
final class SetPlan {
  private static final SetCube[] NOTHING = new SetCube[0];

  private final List<SetTable> tables = new ArrayList<>();
  private final SetGuard[] never;
  private final List<SetCube> broken = new ArrayList<>();
  private SetMove[] moves = new SetMove[16];
  private int size;

  SetPlan(MaskSystem system, List<MaskStep.Guard> never, Leaves leaves) {
    for (MaskSystem.Actor actor : system.actors()) {
      tables.add(new SetTable(actor, leaves));
    }
    this.never = new SetGuard[never.size()];
    for (int i = 0; i < this.never.length; i++) {
      this.never[i] = SetGuard.of(never.get(i), leaves);
    }
  }

  /** All moves under that key; no two of one step move the same state. */
  SetMove[] moves(long key) {
    size = 0;
    for (int actor = 0; actor < tables.size(); actor++) {
      for (SetStep step : tables.get(actor).at(key)) {
        add(step.moves(key));
      }
    }
    return Arrays.copyOf(moves, size);
  }

  private void add(SetMove[] more) {
    if (size + more.length > moves.length) {
      moves = Arrays.copyOf(moves, 2 * (size + more.length));
    }
    System.arraycopy(more, 0, moves, size, more.length);
    size += more.length;
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
