package org.dropmaster.explore;

/** An effect, cut in what it does to a key and where it moves the bits of the bitmap. */
record SetEffect(MaskStep.Effect key, int written, int value, int upperKeep, int upperSet) {
  static SetEffect of(MaskStep.Effect effect, Leaves leaves) {
    long leaf = leaves.mask();
    long writes = effect.writes() & leaf;
    MaskStep.Effect key =
        new MaskStep.Effect(
            effect.keep() | leaf, effect.set() & ~leaf, effect.add(), effect.counter());
    return new SetEffect(
        key,
        leaves.lower(writes),
        leaves.lower(effect.set()),
        ~leaves.upper(writes),
        leaves.upper(effect.set()));
  }
}
