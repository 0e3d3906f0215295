package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to rename what is interchangeable in a packed state: runs of bits go elsewhere, and some
 * of them, which hold the number of something renamed, get another value.
 */
public final class Relabeling {
  /**
   * A run of bits that goes from one place to another.
   *
   * @param values by value the new one; empty where it stays as it is
   */
  public record Run(int word, int shift, int toWord, int toShift, int bits, List<Integer> values) {
    long mask() {
      return (bits == Long.SIZE ? -1L : (1L << bits) - 1) << shift;
    }

    private boolean stays() {
      return word == toWord && shift == toShift && values.isEmpty();
    }
  }

  private final int[] parts;
  private final int words;
  private final int[] from;
  private final long[] masks;
  private final int[] to;
  private final int[] turns;
  private final int[] valuedFrom;
  private final int[] valuedTo;
  private final int[] shifts;
  private final long[] widths;
  private final int[] toShifts;
  private final long[][] values;

  /**
   * Renames so; what no run names stays where it is.
   *
   * @param words longs of a state
   * @param parts for each interchangeable part, the one that it becomes
   */
  public Relabeling(int words, List<Integer> parts, List<Run> runs) {
    this.words = words;
    this.parts = parts.stream().mapToInt(i -> i).toArray();
    Turns turning = new Turns(words);
    List<Run> valued = new ArrayList<>();
    for (Run run : runs) {
      if (run.values().isEmpty()) {
        turning.add(run);
      } else {
        valued.add(run);
        turning.leave(run);
      }
    }
    turning.close();
    from = turning.from.stream().mapToInt(i -> i).toArray();
    masks = turning.masks.stream().mapToLong(m -> m).toArray();
    to = turning.to.stream().mapToInt(i -> i).toArray();
    turns = turning.turns.stream().mapToInt(i -> i).toArray();
    valuedFrom = valued.stream().mapToInt(Run::word).toArray();
    valuedTo = valued.stream().mapToInt(Run::toWord).toArray();
    shifts = valued.stream().mapToInt(Run::shift).toArray();
    toShifts = valued.stream().mapToInt(Run::toShift).toArray();
    widths = valued.stream().mapToLong(run -> run.mask() >>> run.shift()).toArray();
    values =
        valued.stream()
            .map(run -> run.values().stream().mapToLong(v -> v).toArray())
            .toArray(long[][]::new);
  }

  /** Runs that keep their value, those that turn a long by as much taken together. */
  private static final class Turns {
    private final List<Integer> from = new ArrayList<>();
    private final List<Long> masks = new ArrayList<>();
    private final List<Integer> to = new ArrayList<>();
    private final List<Integer> turns = new ArrayList<>();
    private final long[] left;
    private final long[] free;

    Turns(int words) {
      left = new long[words];
      free = new long[words];
      java.util.Arrays.fill(left, -1L);
      java.util.Arrays.fill(free, -1L);
    }

    void add(Run run) {
      leave(run);
      if (!run.stays()) {
        put(run.word(), run.mask(), run.toWord(), run.toShift() - run.shift() & Long.SIZE - 1);
      } else {
        left[run.word()] |= run.mask();
        free[run.word()] |= run.mask();
      }
    }

    /** Its bits are spoken for, where they come from and where they go. */
    void leave(Run run) {
      long target = Long.rotateLeft(run.mask(), run.toShift() - run.shift());
      if ((left[run.word()] & run.mask()) != run.mask()
          || (free[run.toWord()] & target) != target) {
        throw new IllegalArgumentException("two runs have bits in common");
      }
      left[run.word()] &= ~run.mask();
      free[run.toWord()] &= ~target;
    }

    private void put(int word, long mask, int toWord, int turn) {
      for (int i = 0; i < from.size(); i++) {
        if (from.get(i) == word && to.get(i) == toWord && turns.get(i) == turn) {
          masks.set(i, masks.get(i) | mask);
          return;
        }
      }
      from.add(word);
      masks.add(mask);
      to.add(toWord);
      turns.add(turn);
    }

    /** What nobody spoke for stays; it must be the same bits on both sides. */
    void close() {
      for (int word = 0; word < left.length; word++) {
        if (left[word] != free[word]) {
          throw new IllegalArgumentException("the runs of long " + word + " are no renaming");
        }
        if (left[word] != 0) {
          put(word, left[word], word, 0);
        }
      }
    }
  }

  /** How many parts are renamed. */
  int parts() {
    return parts.length;
  }

  /** What a part becomes. */
  int part(int before) {
    return parts[before];
  }

  /** Writes the state renamed. */
  public void apply(long[] state, long[] into) {
    for (int word = 0; word < words; word++) {
      into[word] = 0;
    }
    for (int i = 0; i < from.length; i++) {
      into[to[i]] |= Long.rotateLeft(state[from[i]] & masks[i], turns[i]);
    }
    for (int i = 0; i < valuedFrom.length; i++) {
      long value = state[valuedFrom[i]] >>> shifts[i] & widths[i];
      into[valuedTo[i]] |= values[i][(int) value] << toShifts[i];
    }
  }
}
