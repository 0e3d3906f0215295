package org.dropmaster.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Declares the fields of a state and packs them into as few longs as it can. */
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

  /** Assigns bits: long rows first, then by size into the first long with room. */
  public void assign() {
    words = 0;
    List<Cells> bySize = new ArrayList<>(declared);
    bySize.removeIf(c -> c.count() == 0 || shared.containsKey(c));
    bySize.sort(Comparator.comparingInt(c -> -c.count() * c.bits()));
    List<Integer> used = new ArrayList<>();
    for (Cells cells : bySize) {
      int need = cells.count() * cells.bits();
      if (need > 64) {
        cells.place(used.size(), 0);
        spread(cells, used);
      } else {
        fit(cells, need, used);
      }
    }
    shared.forEach(Cells::placeLike);
    words = Math.max(1, used.size());
  }

  private static void spread(Cells cells, List<Integer> used) {
    int perWord = 64 / cells.bits();
    for (int left = cells.count(); left > 0; left -= perWord) {
      used.add(Math.min(left, perWord) * cells.bits());
    }
  }

  private static void fit(Cells cells, int need, List<Integer> used) {
    int word = 0;
    while (word < used.size() && used.get(word) + need > 64) {
      word++;
    }
    if (word == used.size()) {
      used.add(0);
    }
    cells.place(word, used.get(word));
    used.set(word, used.get(word) + need);
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
