package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.program.Lock;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** The classes of locks: each has one lock for each object of a kind. */
final class Banks {
  private final Map<String, Lock.Bank> banks = new LinkedHashMap<>();
  private final Layout layout;
  private final int actors;

  Banks(Layout layout, int actors) {
    this.layout = layout;
    this.actors = actors;
  }

  /** Makes the locks {@code kind.field}. */
  void add(String kind, String field, Lock.Kind lock, int size) {
    String name = kind + "." + field;
    Cells writer = layout.shared(name, 1, size, actors).indexing(kind).pointingTo("holder");
    List<Cells> readers = new ArrayList<>();
    List<List<Cells>> waiting = new ArrayList<>();
    for (int a = 0; lock != Lock.Kind.MUTEX && a < actors; a++) {
      readers.add(
          layout
              .shared(name + ".reader" + a, 1, size, 1)
              .indexing(kind)
              .belonging(name + ".reader", "actor", a));
      List<Cells> row = new ArrayList<>();
      for (int b = 0; lock == Lock.Kind.SRCU && b < actors; b++) {
        row.add(
            layout
                .shared(name + ".waits" + a + "." + b, 1, size, 1)
                .indexing(kind)
                .belonging(name + ".waits", "actor", a, b));
      }
      waiting.add(row);
    }
    banks.put(name, new Lock.Bank(name, banks.size(), lock, writer, readers, waiting));
  }

  /** The classes, by number. */
  List<Lock.Bank> all() {
    return List.copyOf(banks.values());
  }

  boolean has(String name) {
    return banks.containsKey(name);
  }

  /** All locks of a class. */
  Lock.Bank of(String name) {
    Lock.Bank bank = banks.get(name);
    if (bank == null) {
      throw new IllegalArgumentException("no lock " + name);
    }
    return bank;
  }
}
