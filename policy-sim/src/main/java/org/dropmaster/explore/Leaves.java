package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * The bits of a packed state that index a bitmap, in order; the rest is the key under which the
 * bitmap is kept. The first six choose a bit of a long, the others choose the long.
 */
final class Leaves {
  private static final int IN_WORD = 6;
  private static final long[] SET = {
    0xAAAAAAAAAAAAAAAAL,
    0xCCCCCCCCCCCCCCCCL,
    0xF0F0F0F0F0F0F0F0L,
    0xFF00FF00FF00FF00L,
    0xFFFF0000FFFF0000L,
    0xFFFFFFFF00000000L
  };

  private final List<Long> bits;
  private final long mask;

  private Leaves(List<Long> bits) {
    this.bits = bits;
    this.mask = bits.stream().reduce(0L, (a, b) -> a | b);
  }

  /**
   * Those that some step sets and some step clears, each without writing another, so that they come
   * and go whatever the others are, and that no step counts with; at most so many, those that
   * fewest guards read, in ascending order of readers.
   */
  static Leaves of(MaskSystem system, int most) {
    List<Long> bits = new ArrayList<>();
    for (int bit = 0; bit < system.bits(); bit++) {
      if (alone(system, 1L << bit)) {
        bits.add(1L << bit);
      }
    }
    bits.sort((a, b) -> Long.compare(readers(system, a), readers(system, b)));
    return new Leaves(List.copyOf(bits.subList(0, Math.min(most, bits.size()))));
  }

  private static boolean alone(MaskSystem system, long bit) {
    boolean set = false;
    boolean cleared = false;
    for (MaskStep step : system.steps()) {
      if (((step.effect().counter() | step.tail().counter()) & bit) != 0) {
        return false;
      }
      if (step.effect().writes() == bit) {
        set |= step.effect().set() == bit;
        cleared |= step.effect().set() == 0;
      }
    }
    return set && cleared;
  }

  private static long readers(MaskSystem system, long bit) {
    return system.steps().stream().filter(step -> (step.guard().mask() & bit) != 0).count();
  }

  long mask() {
    return mask;
  }

  /** How many longs hold a bit for each value of the leaf bits. */
  int words() {
    return 1 << Math.max(0, bits.size() - IN_WORD);
  }

  int word(long state) {
    return upper(state);
  }

  long bit(long state) {
    int bit = 0;
    for (int i = 0; i < Math.min(IN_WORD, bits.size()); i++) {
      bit |= (state & bits.get(i)) == 0 ? 0 : 1 << i;
    }
    return 1L << bit;
  }

  /** The leaf bits of a state that is this bit, by number, of that long. */
  long state(int word, int bit) {
    long state = 0;
    for (int i = 0; i < bits.size(); i++) {
      int index = i < IN_WORD ? bit >>> i : word >>> i - IN_WORD;
      state |= (index & 1) == 0 ? 0 : bits.get(i);
    }
    return state;
  }

  /** The bits of one long whose states have these values under the mask, the others left open. */
  long within(long guarded, long value) {
    long within = -1L;
    for (int i = 0; i < Math.min(IN_WORD, bits.size()); i++) {
      if ((guarded & bits.get(i)) != 0) {
        within &= (value & bits.get(i)) != 0 ? SET[i] : ~SET[i];
      }
    }
    return within;
  }

  /** The leaf bits among these that choose the long, as bits of its number. */
  int upper(long state) {
    int upper = 0;
    for (int i = IN_WORD; i < bits.size(); i++) {
      upper |= (state & bits.get(i)) == 0 ? 0 : 1 << i - IN_WORD;
    }
    return upper;
  }

  /** The leaf bits among these that choose a bit within a long, as its number's bits. */
  int lower(long state) {
    int lower = 0;
    for (int i = 0; i < Math.min(IN_WORD, bits.size()); i++) {
      lower |= (state & bits.get(i)) == 0 ? 0 : 1 << i;
    }
    return lower;
  }

  /** The bits of a long whose states have that leaf bit set. */
  static long ones(int leaf) {
    return SET[leaf];
  }
}
