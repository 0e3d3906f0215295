package org.dropmaster.export;

import java.util.Optional;
import org.dropmaster.compile.Symbolic;
import org.dropmaster.compile.Value;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Term;

/** Finds out, from the text of an exporter's map, when it refuses. */
final class Refusal {
  private Refusal() {}

  /**
   * True where map of this dma-buf would give an error to whoever asks; false where the exporter
   * has no map, or one that does more than decide.
   */
  static Term of(World world, Term dmabuf) {
    return world
        .functions()
        .entry("map", "dmabuf", "attachment")
        .flatMap(
            map ->
                Symbolic.result(
                    world, map, Optional.of(new Value(Type.pointer("dmabuf"), dmabuf, true))))
        .map(result -> result.ne(0))
        .orElse(Term.FALSE);
  }
}
