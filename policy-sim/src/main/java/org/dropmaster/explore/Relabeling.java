package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
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
      return word == toWord && shift == toShift && !named();
    }

    private boolean named() {
      return !values.isEmpty();
    }

    private int turn() {
      return toShift - shift & Long.SIZE - 1;
    }
  }

  /** Bits that go from one long to another, turned, with the value that they have. */
  private record Turn(int from, int to, int by, long mask) {
    boolean alike(Turn other) {
      return from == other.from && to == other.to && by == other.by;
    }

    Turn and(Turn other) {
      return new Turn(from, to, by, mask | other.mask);
    }
  }

  /** A field whose value is renamed. */
  private static final class Renamed {
    private final int from;
    private final int to;
    private final int shift;
    private final int width;
    private final long[] values; // by old value the new one, at the place where it goes

    Renamed(Run run) {
      from = run.word();
      to = run.toWord();
      shift = run.shift();
      width = (int) (run.mask() >>> run.shift());
      values = run.values().stream().mapToLong(value -> (long) value << run.toShift()).toArray();
    }
  }

  private final int[] parts;
  private final long[] stays;
  private final Turn[] turns;
  private final Renamed[] renamed;

  /**
   * Renames so; what no run names stays where it is.
   *
   * @param words longs of a state
   * @param parts for each interchangeable part, the one that it becomes
   */
  public Relabeling(int words, List<Integer> parts, List<Run> runs) {
    this.parts = parts.stream().mapToInt(i -> i).toArray();
    Spare spare = new Spare(words);
    runs.stream().filter(run -> !run.stays()).forEach(spare::leave);
    stays = spare.staying();
    renamed = runs.stream().filter(Run::named).map(Renamed::new).toArray(Renamed[]::new);
    turns = turns(runs.stream().filter(run -> !run.stays() && !run.named()).toList());
  }

  /** Those that turn a long by as much are taken together. */
  private static Turn[] turns(List<Run> runs) {
    List<Turn> turns = new ArrayList<>();
    for (Run run : runs) {
      Turn turn = new Turn(run.word(), run.toWord(), run.turn(), run.mask());
      int at = 0;
      while (at < turns.size() && !turns.get(at).alike(turn)) {
        at++;
      }
      if (at == turns.size()) {
        turns.add(turn);
      } else {
        turns.set(at, turns.get(at).and(turn));
      }
    }
    return turns.toArray(new Turn[0]);
  }

  /** Which bits of a state are not spoken for, where they come from and where they go. */
  private static final class Spare {
    private final long[] left;
    private final long[] free;

    Spare(int words) {
      left = new long[words];
      free = new long[words];
      Arrays.fill(left, -1L);
      Arrays.fill(free, -1L);
    }

    void leave(Run run) {
      long target = Long.rotateLeft(run.mask(), run.turn());
      if ((left[run.word()] & run.mask()) != run.mask()
          || (free[run.toWord()] & target) != target) {
        throw new IllegalArgumentException("two runs have bits in common");
      }
      left[run.word()] &= ~run.mask();
      free[run.toWord()] &= ~target;
    }

    /** What nobody spoke for stays; it must be the same bits on both sides. */
    long[] staying() {
      for (int word = 0; word < left.length; word++) {
        if (left[word] != free[word]) {
          throw new IllegalArgumentException("the runs of long " + word + " are no renaming");
        }
      }
      return left;
    }
  }

  /** What a part becomes. */
  int part(int before) {
    return parts[before];
  }

  /** Whether it exchanges two parts, and perhaps others, but none before them. */
  boolean exchanges(int low, int high) {
    if (parts[low] != high) {
      return false;
    }
    for (int part = 0; part < parts.length; part++) {
      if (parts[parts[part]] != part || part < low && parts[part] != part) {
        return false;
      }
    }
    return true;
  }

  /** How many parts it moves. */
  int moved() {
    int moved = 0;
    for (int part = 0; part < parts.length; part++) {
      moved += parts[part] == part ? 0 : 1;
    }
    return moved;
  }

  /** Writes the state renamed. */
  public void apply(long[] state, long[] into) {
    for (int word = 0; word < stays.length; word++) {
      into[word] = state[word] & stays[word];
    }
    for (Turn turn : turns) {
      into[turn.to] |= Long.rotateLeft(state[turn.from] & turn.mask, turn.by);
    }
    for (Renamed field : renamed) {
      into[field.to] |= field.values[(int) (state[field.from] >>> field.shift) & field.width];
    }
  }
}
