package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * What a step does to those states under a key that it treats alike: it turns their bits round
 * within each long, flips bits of the long's number, and changes the key by an effect and a tail.
 */
record SetMove(SetCube from, int turn, int flip, MaskStep.Effect effect, MaskStep.Effect tail) {
  /** All states stay where they are. */
  static final SetMove STAY =
      new SetMove(SetCube.ALL, 0, 0, MaskStep.Effect.NONE, MaskStep.Effect.NONE);

  long key(long key) {
    return tail.on(effect.on(key));
  }

  /** The same move, but only where it leads into a cube. */
  SetMove into(SetCube cube) {
    SetCube before =
        new SetCube(
            Long.rotateRight(cube.within(), turn), cube.mask(), cube.value() ^ flip & cube.mask());
    return new SetMove(from.and(before), turn, flip, effect, tail);
  }

  /** These moves where they lead out of a cube. */
  static List<SetMove> outOf(SetCube cube, List<SetMove> moves) {
    List<SetMove> out = new ArrayList<>();
    for (SetMove move : moves) {
      for (SetCube other : cube.others()) {
        add(out, move.into(other));
      }
    }
    return out;
  }

  /** These moves where they lead into a cube. */
  static List<SetMove> into(SetCube cube, List<SetMove> moves) {
    List<SetMove> in = new ArrayList<>();
    for (SetMove move : moves) {
      add(in, move.into(cube));
    }
    return in;
  }

  /** These moves, and then an effect on leaves. */
  static List<SetMove> then(SetEffect effect, List<SetMove> moves) {
    List<SetMove> all = moves;
    for (int left = effect.written(); left != 0; left &= left - 1) {
      int leaf = Integer.numberOfTrailingZeros(left);
      boolean set = (effect.value() >>> leaf & 1) != 0;
      List<SetMove> written = into(SetCube.of(leaf, set), all);
      for (SetMove move : into(SetCube.of(leaf, !set), all)) {
        written.add(move.changing(leaf, set));
      }
      all = written;
    }
    return all;
  }

  private static void add(List<SetMove> moves, SetMove move) {
    if (!move.from.empty()) {
      moves.add(move);
    }
  }

  /** The same move, and then a leaf that has the other value everywhere gets this one. */
  private SetMove changing(int leaf, boolean set) {
    if (leaf < Leaves.IN_WORD) {
      return new SetMove(from, turn + (set ? 1 << leaf : -(1 << leaf)), flip, effect, tail);
    }
    return new SetMove(from, turn, flip ^ 1 << leaf - Leaves.IN_WORD, effect, tail);
  }

  /** The same move with these effects on the key. */
  SetMove onKey(MaskStep.Effect first, MaskStep.Effect then) {
    return new SetMove(from, turn, flip, first, then);
  }
}
