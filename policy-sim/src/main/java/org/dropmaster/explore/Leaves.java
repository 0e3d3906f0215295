package org.dropmaster.explore;

import java.util.Arrays;
import java.util.List;

/**
 * The bits of a packed state that index a bitmap, in order; the rest is the key under which the
 * bitmap is kept. The first six choose a bit of a long, the others choose the long.
 */
final class Leaves {
  static final int IN_WORD = 6;

  private static final int NEVER = -1;

  private static final long[] SET = {
    0xAAAAAAAAAAAAAAAAL,
    0xCCCCCCCCCCCCCCCCL,
    0xF0F0F0F0F0F0F0F0L,
    0xFF00FF00FF00FF00L,
    0xFFFF0000FFFF0000L,
    0xFFFFFFFF00000000L
  };

  private final long[] bits;
  private final long mask;

  private Leaves(long[] bits) {
    this.bits = bits;
    long all = 0;
    for (long bit : bits) {
      all |= bit;
    }
    mask = all;
  }

  /**
   * Those that some step sets and some step clears, each without writing another, so that they come
   * and go whatever the others are, and that no step counts with; at most so many, those that
   * fewest guards read, in ascending order of readers.
   */
  static Leaves of(MaskSystem system, int most) {
    List<MaskStep> steps = system.steps();
    int[] readers = new int[system.bits()];
    for (int bit = 0; bit < readers.length; bit++) {
      readers[bit] = alone(steps, 1L << bit) ? readers(steps, 1L << bit) : NEVER;
    }
    long[] bits = new long[most];
    int size = 0;
    for (int fewest = fewest(readers); size < most && fewest >= 0; fewest = fewest(readers)) {
      readers[fewest] = NEVER;
      bits[size++] = 1L << fewest;
    }
    return new Leaves(Arrays.copyOf(bits, size));
  }

  /** The bit that fewest read, the first of them; -1 when there is none left. */
  private static int fewest(int[] readers) {
    int fewest = -1;
    for (int bit = 0; bit < readers.length; bit++) {
      if (readers[bit] != NEVER && (fewest < 0 || readers[bit] < readers[fewest])) {
        fewest = bit;
      }
    }
    return fewest;
  }

  private static boolean alone(List<MaskStep> steps, long bit) {
    boolean set = false;
    boolean cleared = false;
    for (MaskStep step : steps) {
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

  private static int readers(List<MaskStep> steps, long bit) {
    int readers = 0;
    for (MaskStep step : steps) {
      readers += (step.guard().mask() & bit) == 0 ? 0 : 1;
    }
    return readers;
  }

  long mask() {
    return mask;
  }

  /** How many longs hold a bit for each value of the leaf bits. */
  int words() {
    return 1 << Math.max(0, bits.length - IN_WORD);
  }

  /** The number of the long that a state is a bit of. */
  int word(long state) {
    return number(state) >>> IN_WORD;
  }

  /** The bit that a state is. */
  long bit(long state) {
    return 1L << number(state);
  }

  /** The leaf bits of a state that is this bit, by number, of that long. */
  long state(int word, int bit) {
    int number = word << IN_WORD | bit;
    long state = 0;
    for (int i = 0; i < bits.length; i++) {
      state |= (number >>> i & 1) == 0 ? 0 : bits[i];
    }
    return state;
  }

  /** The leaf bits among these, as bits of a number in the order of the leaves. */
  int number(long state) {
    int number = 0;
    for (int i = 0; i < bits.length; i++) {
      number |= (state & bits[i]) == 0 ? 0 : 1 << i;
    }
    return number;
  }

  /** The bits of a long whose states have that leaf bit set. */
  static long ones(int leaf) {
    return SET[leaf];
  }
}
