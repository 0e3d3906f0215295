package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/**
 * Gives the place of a freed object back once nothing points to it any more.
 *
 * <p>So a client may open and close for ever within the same bounds. While a stale pointer is left
 * the place stays taken, and following the pointer is still found.
 */
final class Recycling {
  private Recycling() {}

  static List<Watch> of(Parts parts, Layout layout) {
    List<Effect> effects =
        new ArrayList<>(parts.world().epochs().recycle(pointers(layout, "epoch")));
    for (Pool pool : parts.world().pools()) {
      if (List.of("device", "process", "uverbs").contains(pool.kind())) {
        continue;
      }
      List<Cells> pointers = pointers(layout, pool.kind());
      List<Cells> entries = parts.world().entries(pool.kind());
      for (int i = 1; i <= pool.size(); i++) {
        effects.add(
            Effect.when(
                Term.at(pool.phase(), i)
                    .eq(Pool.FREED)
                    .and(pointed(pointers, i).not())
                    .and(pointed(entries, i + 1).not()),
                Effect.set(pool.phase(), Term.of(i), Term.of(Pool.NEVER))));
      }
    }
    return List.of(new Watch("recycling", effects));
  }

  private static List<Cells> pointers(Layout layout, String kind) {
    return layout.fields().stream().filter(c -> c.pointsTo().equals(kind)).toList();
  }

  private static Term pointed(List<Cells> pointers, int value) {
    List<Term> any = new ArrayList<>();
    for (Cells row : pointers) {
      for (int i = 0; i < row.count(); i++) {
        any.add(Term.at(row, row.origin() + i).eq(value));
      }
    }
    return Term.any(any);
  }
}
