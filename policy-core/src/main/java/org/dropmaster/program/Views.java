package org.dropmaster.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.state.Cells;

/** What each watch looks at, the other way round: for each field the watches, as bits. */
final class Views {
  private final Map<Cells, Row> rows = new HashMap<>();
  private long always;

  /** The watches that look at a row: at any of its fields, at whichever an index says, at one. */
  private static final class Row {
    private final long[] fields;
    private long some;
    private long any;

    Row(int fields) {
      this.fields = new long[fields];
    }
  }

  /** Any step may break a rule, by itself or by what another watch sees behind it. */
  Views(List<Watch> watches, Cells broken) {
    if (watches.size() > Long.SIZE) {
      throw new IllegalArgumentException("more than " + Long.SIZE + " watches");
    }
    for (int w = 0; w < watches.size(); w++) {
      long bit = 1L << w;
      for (Access.Field read : Access.of(watches.get(w).effects()).reads()) {
        note(read.cells(), read.index(), bit);
        always |= read.cells() == broken ? bit : 0;
      }
    }
  }

  private void note(Cells cells, int index, long bit) {
    Row row = rows.computeIfAbsent(cells, c -> new Row(c.count()));
    row.some |= bit;
    if (index == Access.ANY) {
      row.any |= bit;
    } else if (cells.has(index)) {
      row.fields[index - cells.origin()] |= bit;
    }
  }

  /** The watches, as bits, whose view a step may change. */
  long changed(Step step) {
    return always | written(step.effects());
  }

  private long written(List<Effect> effects) {
    long changed = 0;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Set set) {
        changed |= written(set.cells(), set.index());
      } else if (effect instanceof Effect.When when) {
        changed |= written(when.yes()) | written(when.no());
      } else if (effect instanceof Effect.Ghost ghost) {
        changed |= written(ghost.effects());
      }
    }
    return changed;
  }

  private long written(Cells cells, Term index) {
    Row row = rows.get(cells);
    if (row == null) {
      return 0;
    }
    if (index instanceof Term.Const at) {
      return row.any | (cells.has(at.value()) ? row.fields[at.value() - cells.origin()] : 0);
    }
    return row.some;
  }
}
