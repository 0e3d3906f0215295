package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Some states of a bitmap, given by the values of leaf bits: those in the longs whose numbers have
 * a value under a mask, and there the bits that are within.
 */
record SetCube(long within, int mask, int value) {
  static final SetCube ALL = new SetCube(-1L, 0, 0);

  private static final SetCube NONE = new SetCube(0, 0, 0);

  /** Those with that value of that leaf, by its number. */
  static SetCube of(int leaf, boolean set) {
    if (leaf < Leaves.IN_WORD) {
      return new SetCube(set ? Leaves.ones(leaf) : ~Leaves.ones(leaf), 0, 0);
    }
    int bit = 1 << leaf - Leaves.IN_WORD;
    return new SetCube(-1L, bit, set ? bit : 0);
  }

  /** Those that fulfil the leaf part of a guard. */
  static SetCube of(MaskStep.Guard guard, Leaves leaves) {
    int value = leaves.number(guard.value());
    SetCube cube = ALL;
    for (int left = leaves.number(guard.mask()); left != 0; left &= left - 1) {
      int leaf = Integer.numberOfTrailingZeros(left);
      cube = cube.and(of(leaf, (value >>> leaf & 1) != 0));
    }
    return cube;
  }

  boolean empty() {
    return within == 0;
  }

  /** Those in both. */
  SetCube and(SetCube other) {
    return ((value ^ other.value) & mask & other.mask) != 0
        ? NONE
        : new SetCube(within & other.within, mask | other.mask, value | other.value);
  }

  /** All others, as cubes that have nothing in common. */
  List<SetCube> others() {
    List<SetCube> others = new ArrayList<>();
    others.add(new SetCube(~within, mask, value));
    int before = 0;
    for (int left = mask; left != 0; left &= left - 1) {
      int bit = left & -left;
      others.add(new SetCube(-1L, before | bit, (value ^ bit) & (before | bit)));
      before |= bit;
    }
    return others;
  }
}
