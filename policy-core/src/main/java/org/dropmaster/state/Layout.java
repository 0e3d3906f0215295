package org.dropmaster.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Declares the fields of a state and packs them into few longs. */
public final class Layout {
  private final List<Cells> declared = new ArrayList<>();
  private final Map<Cells, Cells> shared = new LinkedHashMap<>();
  private int words;

  /** Bits for the values 0..max. */
  public static int width(int max) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(max));
  }

  /** A row of {@code count} shared fields for values 0..max, indexed from {@code origin}. */
  public Cells shared(String name, int origin, int count, int max) {
    return add(
        new Cells(name, declared.size(), Cells.Scope.SHARED, -1, origin, count, width(max), false));
  }

  /** A row of shared fields of this many bits that keep a sign. */
  public Cells signed(String name, int origin, int count, int bits) {
    return add(new Cells(name, declared.size(), Cells.Scope.SHARED, -1, origin, count, bits, true));
  }

  /** A row of fields that only the monitor reads, for values 0..max. */
  public Cells ghost(String name, int origin, int count, int max) {
    return add(
        new Cells(name, declared.size(), Cells.Scope.GHOST, -1, origin, count, width(max), false));
  }

  /** One register of an actor. */
  public Cells register(String name, int actor, int bits, boolean signed) {
    return add(new Cells(name, declared.size(), Cells.Scope.REGISTER, actor, 0, 1, bits, signed));
  }

  private Cells add(Cells cells) {
    declared.add(cells);
    return cells;
  }

  /** Lets a register use the bits of another one that is never needed at the same time. */
  public void share(Cells cells, Cells with) {
    if (cells.bits() != with.bits() || cells.signed() != with.signed()) {
      throw new IllegalArgumentException(cells + " has not the shape of " + with);
    }
    shared.put(cells, with);
  }

  /** The field whose bits this one uses; itself unless it shares another's. */
  public Cells holder(Cells cells) {
    return shared.getOrDefault(cells, cells);
  }

  /** All fields, in the order of their declaration. */
  public List<Cells> fields() {
    return declared.stream().filter(c -> !shared.containsKey(c)).toList();
  }

  /**
   * Assigns bits: long rows first, then by size into the first long with room. Registers of one
   * actor lie together, and so those of like actors in the same order, so that to exchange two
   * actors is to exchange a few runs of bits.
   */
  public void assign() {
    List<Integer> used = new ArrayList<>();
    for (List<Cells> run : runs()) {
      int need = bits(run);
      if (need > Long.SIZE) {
        run.get(0).place(used.size(), 0);
        spread(run.get(0), used);
      } else {
        fit(run, need, used);
      }
    }
    shared.forEach(Cells::placeLike);
    words = Math.max(1, used.size());
  }

  /** What is placed in one piece, the longest first. */
  private List<List<Cells>> runs() {
    List<List<Cells>> runs = new ArrayList<>();
    Map<Integer, List<List<Cells>>> registers = new TreeMap<>();
    for (Cells cells : fields()) {
      if (cells.scope() == Cells.Scope.REGISTER) {
        join(registers.computeIfAbsent(cells.actor(), a -> new ArrayList<>()), cells);
      } else if (cells.count() > 0) {
        runs.add(List.of(cells));
      }
    }
    registers.values().forEach(runs::addAll);
    runs.sort(Comparator.comparingInt(run -> -bits(run)));
    return runs;
  }

  private static void join(List<List<Cells>> runs, Cells register) {
    for (List<Cells> run : runs) {
      if (bits(run) + register.bits() <= Long.SIZE) {
        run.add(register);
        return;
      }
    }
    runs.add(new ArrayList<>(List.of(register)));
  }

  private static int bits(List<Cells> run) {
    int bits = 0;
    for (Cells cells : run) {
      bits += cells.count() * cells.bits();
    }
    return bits;
  }

  private static void spread(Cells cells, List<Integer> used) {
    int perWord = Long.SIZE / cells.bits();
    for (int left = cells.count(); left > 0; left -= perWord) {
      used.add(Math.min(left, perWord) * cells.bits());
    }
  }

  private static void fit(List<Cells> run, int need, List<Integer> used) {
    int word = 0;
    while (word < used.size() && used.get(word) + need > Long.SIZE) {
      word++;
    }
    if (word == used.size()) {
      used.add(0);
    }
    for (Cells cells : run) {
      cells.place(word, used.get(word));
      used.set(word, used.get(word) + cells.count() * cells.bits());
    }
  }

  /** Longs of a state. */
  public int words() {
    return words;
  }

  /** Bits that fields use. */
  public int bits() {
    int sum = 0;
    for (Cells cells : declared) {
      sum += shared.containsKey(cells) ? 0 : cells.count() * cells.bits();
    }
    return sum;
  }
}
