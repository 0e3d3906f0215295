package org.dropmaster.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** What a page fault brings: the page of the buffer, as it is when the driver's fault returns. */
public final class Faults {
  private final World world;
  private final Map<Integer, Cells> nothing = new HashMap<>();

  Faults(World world) {
    this.world = world;
  }

  /** From here on an actor learns from this register that its fault has brought no page. */
  public void tell(int actor, Cells none) {
    nothing.put(actor, none);
  }

  /** A fault that fails, or that says 0 of a buffer without memory, brings none. */
  Effect returned(int actor, Term map, Term result) {
    Cells none = Objects.requireNonNull(nothing.get(actor));
    Pool maps = world.pool("map");
    Term page = world.pool("bo").field("page", maps.field("bo", map));
    return new Effect.When(
        result.eq(0).and(page.ne(0)),
        List.of(Effect.set(maps.cells("page"), map, page), Effect.set(none, Term.FALSE)),
        List.of(Effect.set(none, Term.TRUE)));
  }
}
