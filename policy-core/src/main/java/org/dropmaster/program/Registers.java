package org.dropmaster.program;

import java.util.Arrays;
import java.util.List;
import org.dropmaster.state.Cells;

/** The registers of one actor by number, and sets of them: longs, all of one length. */
final class Registers {
  private static final int OTHER = -1;
  private final List<Cells> registers;
  private final int first;
  private final int[] numbers;
  private final int longs;

  /** Of these, which were declared in this order. */
  Registers(List<Cells> registers) {
    this.registers = registers;
    int size = registers.size();
    first = size == 0 ? 0 : registers.get(0).number();
    longs = (size + Long.SIZE - 1) / Long.SIZE;
    numbers = new int[size == 0 ? 0 : registers.get(size - 1).number() - first + 1];
    Arrays.fill(numbers, OTHER);
    for (int r = 0; r < size; r++) {
      numbers[registers.get(r).number() - first] = r;
    }
  }

  int size() {
    return registers.size();
  }

  Cells get(int number) {
    return registers.get(number);
  }

  /** The number of a row, which is negative for all but these registers. */
  private int number(Cells cells) {
    int at = cells.number() - first;
    return at >= 0 && at < numbers.length ? numbers[at] : OTHER;
  }

  /** A set with nothing in it. */
  long[] none() {
    return new long[longs];
  }

  /** Adds a row, if it is one of these. */
  void add(long[] set, Cells cells) {
    int number = number(cells);
    if (number >= 0) {
      add(set, number);
    }
  }

  /** Adds a row, if it is one of these and not in the other set. */
  void addUnless(long[] other, long[] set, Cells cells) {
    int number = number(cells);
    if (number >= 0 && !has(other, number)) {
      add(set, number);
    }
  }

  static void add(long[] set, int number) {
    set[number / Long.SIZE] |= 1L << number;
  }

  static boolean has(long[] set, int number) {
    return (set[number / Long.SIZE] >>> number & 1) != 0;
  }

  /** The lowest number of a set that is not below this one, negative if there is none. */
  static int next(long[] set, int from) {
    for (int r = from; r < set.length * Long.SIZE; ) {
      long rest = set[r / Long.SIZE] >>> r;
      if (rest != 0) {
        return r + Long.numberOfTrailingZeros(rest);
      }
      r = (r / Long.SIZE + 1) * Long.SIZE;
    }
    return OTHER;
  }

  static void join(long[] set, long[] more) {
    for (int w = 0; w < set.length; w++) {
      set[w] |= more[w];
    }
  }

  static void meet(long[] set, long[] with) {
    for (int w = 0; w < set.length; w++) {
      set[w] &= with[w];
    }
  }

  /** What is left of a set without another. */
  static long[] without(long[] set, long[] other) {
    for (int w = 0; w < set.length; w++) {
      set[w] &= ~other[w];
    }
    return set;
  }

  /** Adds what is in {@code more} but not in {@code without}; tells whether that changed it. */
  static boolean widen(long[] set, long[] more, long[] without) {
    long added = 0;
    for (int w = 0; w < set.length; w++) {
      long fresh = more[w] & ~without[w] & ~set[w];
      set[w] |= fresh;
      added |= fresh;
    }
    return added != 0;
  }
}
