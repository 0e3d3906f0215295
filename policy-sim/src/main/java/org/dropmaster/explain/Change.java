package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** One field that differs between two states. */
record Change(Cells cells, int index, int before, int after) {
  /** All of them, in the order of the layout. */
  static List<Change> between(Layout layout, long[] before, long[] after) {
    List<Change> found = new ArrayList<>();
    for (Cells cells : layout.fields()) {
      for (int i = cells.origin(); i < cells.origin() + cells.count(); i++) {
        int was = cells.get(before, i);
        int is = cells.get(after, i);
        if (was != is) {
          found.add(new Change(cells, i, was, is));
        }
      }
    }
    return found;
  }

  /** Whether it is this field. */
  boolean of(Cells other, int at) {
    return cells == other && index == at;
  }
}
