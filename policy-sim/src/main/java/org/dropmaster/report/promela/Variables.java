package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dropmaster.program.Access;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/**
 * The fields of the packed state as variables: an array where an index is computed, else one
 * variable a field, since SPIN packs those as tightly as we do.
 */
final class Variables {
  private static final int LARGEST_BIT_FIELD = 16;

  private final Words words;
  private final Layout layout;
  private final Map<Cells, List<String>> fields = new LinkedHashMap<>();
  private final Map<Cells, String> rows = new LinkedHashMap<>();
  private final Map<String, String> saved = new TreeMap<>();
  private final Set<String> scratch = new TreeSet<>(Comparator.comparing(Variables::padded));

  /** Names for the fields; the accesses tell which rows need an array. */
  Variables(Words words, Layout layout, Set<Access.Field> accesses) {
    this.words = words;
    this.layout = layout;
    Set<Cells> computed = new HashSet<>();
    for (Access.Field access : accesses) {
      if (access.index() == Access.ANY) {
        computed.add(access.cells());
      }
    }
    for (Cells cells : layout.fields()) {
      declare(cells, computed.contains(cells));
    }
  }

  private void declare(Cells cells, boolean array) {
    boolean alone = cells.count() == 1 && !array;
    String name = alone || array ? words.name(cells.name()) : cells.name();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      String one = alone ? name : words.name(cells.name() + "." + (cells.origin() + i));
      names.add(array ? name + "[" + i + "]" : one);
    }
    if (array) {
      rows.put(cells, name);
    }
    fields.put(cells, names);
  }

  /** The field at an index that is known; empty where there is none. */
  String at(Cells cells, int index) {
    List<String> names = of(cells);
    int place = index - cells.origin();
    return place < 0 || place >= names.size() ? "" : names.get(place);
  }

  /** The field at an index that is computed, and lies within the row. */
  String at(Cells cells, String index) {
    String name = rows.get(cells);
    if (name == null) {
      throw new IllegalStateException(cells + " is no array");
    }
    return name + "[" + (cells.origin() == 0 ? index : index + " - " + cells.origin()) + "]";
  }

  /** Every field of a row. */
  List<String> of(Cells cells) {
    List<String> names = fields.get(layout.holder(cells));
    if (names == null) {
      throw new IllegalArgumentException(cells + " is not of this program");
    }
    return names;
  }

  /** A number that means nothing outside of one step, and so is no part of the state. */
  String scratch(String name) {
    scratch.add("h_" + name);
    return "h_" + name;
  }

  /** Where a field is kept while a step may still turn out to be the end of the run. */
  String saved(String field) {
    return saved.computeIfAbsent(field, f -> words.name("h_old_" + f.replace("]", "")));
  }

  /** Declares everything, with the values of the initial state. */
  void declare(Block out, long[] initial) {
    fields.forEach(
        (cells, names) -> {
          if (rows.containsKey(cells) && cells.count() > 0) {
            out.line(row(cells, initial));
          } else {
            for (int i = 0; i < names.size(); i++) {
              int value = cells.get(initial, cells.origin() + i);
              out.line(field(cells, names.get(i)) + (value == 0 ? ";" : " = " + value + ";"));
            }
          }
        });
    scratch.forEach(name -> out.line("hidden int " + name + ";"));
    saved.values().forEach(name -> out.line("hidden int " + name + ";"));
  }

  private String row(Cells cells, long[] initial) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      values.add(Integer.toString(cells.get(initial, cells.origin() + i)));
    }
    String head = type(cells) + " " + rows.get(cells) + "[" + cells.count() + "]";
    boolean zeros = values.stream().allMatch("0"::equals);
    return head + (zeros ? ";" : " = {" + String.join(", ", values) + "};");
  }

  private static String field(Cells cells, String name) {
    if (cells.signed() || cells.bits() > LARGEST_BIT_FIELD) {
      return type(cells) + " " + name;
    }
    return cells.bits() == 1 ? "bit " + name : "unsigned " + name + " : " + cells.bits();
  }

  private static String type(Cells cells) {
    int bits = cells.bits() + (cells.signed() ? 0 : 1);
    if (!cells.signed() && cells.bits() <= 8) {
      return cells.bits() == 1 ? "bit" : "byte";
    }
    return bits <= 16 ? "short" : "int";
  }

  /** In the order of the numbers at the end of names. */
  private static String padded(String name) {
    int digits = name.length();
    while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    return name.substring(0, digits) + "0".repeat(12 - (name.length() - digits)) + name;
  }
}
