package org.dropmaster.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/**
 * Other names for actors, processes and what else is numbered: by kind and old number the new one.
 * Whether a program is still itself under them is for {@link Alike} to say.
 */
public final class Renaming {
  /** Who moves, from 0: what registers and some rows belong to. */
  public static final String ACTOR = "actor";

  /** Who holds a lock: 0 for nobody, else an actor's number and one. */
  public static final String HOLDER = "holder";

  private final Map<String, List<Integer>> numbers;
  private final Map<Cells, Cells> rows = new HashMap<>();
  private final Layout layout;

  /**
   * Renames within a program.
   *
   * @param numbers for a kind the new number of each old one; every list is a permutation, and 0
   *     stays 0 but for {@link #ACTOR}
   */
  public Renaming(Layout layout, List<Routine> routines, Map<String, List<Integer>> numbers) {
    this.layout = layout;
    this.numbers = Map.copyOf(numbers);
    for (Routine routine : routines) {
      Routine to = routines.get(number(ACTOR, routine.number()));
      rows.put(routine.pc(), to.pc());
      for (int i = 0; i < Math.min(routine.registers().size(), to.registers().size()); i++) {
        rows.put(routine.registers().get(i), to.registers().get(i));
      }
    }
    Map<Cells.Family, Cells> families = new HashMap<>();
    layout.fields().forEach(row -> families.put(row.family(), row));
    for (Cells row : layout.fields()) {
      if (row.scope() != Cells.Scope.REGISTER && !row.family().equals(Cells.Family.NONE)) {
        rows.put(row, families.getOrDefault(renamed(row.family()), row));
      }
    }
  }

  private Cells.Family renamed(Cells.Family family) {
    return new Cells.Family(
        family.name(),
        family.kind(),
        family.numbers().stream().map(n -> number(family.kind(), n)).toList());
  }

  /** Whether anything of that kind gets another number. */
  public boolean renames(String kind) {
    return numbers.containsKey(kind);
  }

  /** The new number of what has that one. */
  public int number(String kind, int old) {
    List<Integer> all = numbers.getOrDefault(kind, List.of());
    return old >= 0 && old < all.size() ? all.get(old) : old;
  }

  /** The new number of an actor. */
  public int actor(int old) {
    return number(ACTOR, old);
  }

  /** The row that a row becomes. */
  public Cells row(Cells row) {
    return rows.getOrDefault(row, row);
  }

  /** Where a field of a row goes in the row that it becomes. */
  public int index(Cells row, int index) {
    return number(row.indexedBy(), index);
  }

  /** By old value the new ones of a row whose values are renamed; empty if they are not. */
  public List<Integer> values(Cells row) {
    if (!renames(row.pointsTo())) {
      return List.of();
    }
    List<Integer> values = new ArrayList<>();
    for (int value = 0; value <= row.max(); value++) {
      values.add(number(row.pointsTo(), value));
    }
    return values;
  }

  /** Whether each row becomes one of its shape that means the same. */
  boolean fits() {
    for (Cells row : layout.fields()) {
      Cells to = row(row);
      if (row.bits() != to.bits()
          || row.signed() != to.signed()
          || row.count() != to.count()
          || row.origin() != to.origin()
          || !row.pointsTo().equals(to.pointsTo())
          || !row.indexedBy().equals(to.indexedBy())
          || renames(row.pointsTo()) && row.signed()) {
        return false;
      }
    }
    return true;
  }

  /** Whether two registers share their bits exactly where what they become does. */
  boolean fits(Routine routine) {
    return routine.registers().stream()
        .allMatch(r -> row(layout.holder(r)) == layout.holder(row(r)));
  }
}
