package org.dropmaster.explore;

/**
 * States of one group, and of their longs those that a cube is in. Cubes that follow each other are
 * more often than not in the same longs, since an actor's moves ask for the same of it.
 */
final class SetSelection {
  private static final int NOTHING = -1;

  private final Words all;
  private final Words selected;
  private int mask;
  private int value;

  SetSelection(int words) {
    all = new Words(words);
    selected = new Words(words);
  }

  /** Selects from what is in a bitmap from now on. */
  void read(long[] bitmap) {
    all.read(bitmap);
    value = NOTHING;
  }

  Words all() {
    return all;
  }

  /** The longs that a cube is in; which of their bits are within has still to be asked. */
  Words in(SetCube cube) {
    if (cube.mask() == 0) {
      return all;
    }
    if (cube.mask() != mask || cube.value() != value) {
      mask = cube.mask();
      value = cube.value();
      selected.select(all, mask, value);
    }
    return selected;
  }
}
