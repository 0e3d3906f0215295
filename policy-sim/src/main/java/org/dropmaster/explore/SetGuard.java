package org.dropmaster.explore;

/** A guard, cut in the part that a key decides and the part that picks states of its bitmap. */
record SetGuard(MaskStep.Guard key, long within, int upperMask, int upperValue) {
  static SetGuard of(MaskStep.Guard guard, Leaves leaves) {
    long leaf = leaves.mask();
    return new SetGuard(
        new MaskStep.Guard(guard.mask() & ~leaf, guard.value() & ~leaf),
        leaves.within(guard.mask(), guard.value()),
        leaves.upper(guard.mask()),
        leaves.upper(guard.value()));
  }

  /** Of the states in this long of a bitmap, those that fulfil the leaf part. */
  long among(int word, long set) {
    return (word & upperMask) == upperValue ? set & within : 0;
  }
}
