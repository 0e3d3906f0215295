package org.dropmaster.explore;

/** A guard, cut in the part that a key decides and the states of a bitmap that it picks. */
record SetGuard(MaskStep.Guard key, SetCube states) {
  static SetGuard of(MaskStep.Guard guard, Leaves leaves) {
    long leaf = leaves.mask();
    return new SetGuard(
        new MaskStep.Guard(guard.mask() & ~leaf, guard.value() & ~leaf), SetCube.of(guard, leaves));
  }
}
