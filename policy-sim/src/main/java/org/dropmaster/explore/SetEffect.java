package org.dropmaster.explore;

/** An effect, cut in what it does to a key and the values it gives to leaves, by their numbers. */
record SetEffect(MaskStep.Effect key, int written, int value) {
  static SetEffect of(MaskStep.Effect effect, Leaves leaves) {
    long leaf = leaves.mask();
    return new SetEffect(
        new MaskStep.Effect(
            effect.keep() | leaf, effect.set() & ~leaf, effect.add(), effect.counter()),
        leaves.number(effect.writes()),
        leaves.number(effect.set()));
  }
}
