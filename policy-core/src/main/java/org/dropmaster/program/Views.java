package org.dropmaster.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.state.Cells;

/** What each watch looks at, the other way round: for each field the watches, as bits. */
final class Views {
  private final Map<Access.Field, Long> fields = new HashMap<>();
  private final Map<Cells, Long> rows = new HashMap<>();
  private long always;

  /** Any step may break a rule, by itself or by what another watch sees behind it. */
  Views(List<Watch> watches, Cells broken) {
    for (int w = 0; w < watches.size(); w++) {
      long bit = 1L << w;
      for (Access.Field read : Access.of(watches.get(w).effects()).reads()) {
        fields.merge(read, bit, Views::both);
        rows.merge(read.cells(), bit, Views::both);
        always |= read.cells() == broken ? bit : 0;
      }
    }
  }

  private static long both(long some, long more) {
    return some | more;
  }

  /** The watches, as bits, whose view a step may change. */
  long changed(Access step) {
    long changed = always;
    for (Access.Field write : step.writes()) {
      changed |= write.index() == Access.ANY ? of(rows, write.cells()) : exactly(write);
    }
    return changed;
  }

  private long exactly(Access.Field write) {
    return of(fields, write) | of(fields, new Access.Field(write.cells(), Access.ANY));
  }

  private static <T> long of(Map<T, Long> watches, T of) {
    return watches.getOrDefault(of, 0L);
  }
}
