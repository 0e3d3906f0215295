package org.dropmaster.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Reach;
import org.dropmaster.kernel.World;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;

/** CPU mappings of processes; their page, once a fault has put it there, is the translation. */
public final class Mappings {
  private final World world;
  private final Pool map;

  public Mappings(World world) {
    this.world = world;
    map = world.pool("map");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("zap_maps", (Verb.Change) this::zap);
    verbs.put(
        "maps_gone",
        (Verb.Pure) (w, a) -> map.exists(m -> present(m).and(reached(a.get(0), m))).not());
    world.add(verbs);
    world.epochs().accessBy(e -> map.exists(m -> present(m).and(map.raw("epoch", m).eq(e))));
  }

  private Term reached(Value scope, Term m) {
    return Reach.of(world, scope, map.raw("bo", m), map.raw("file", m), map.raw("epoch", m));
  }

  private Term present(Term m) {
    return map.raw("page", m).ne(0);
  }

  private void zap(Writer w, List<Value> arguments, List<Effect> effects) {
    effects.addAll(
        map.each(
            m -> reached(arguments.get(0), m),
            m -> List.of(Effect.set(map.cells("page"), m, Term.of(0)))));
  }

  /** The mapping of this number in a process, NULL if there is none. */
  public Term lookup(int process, Term number) {
    return map.first(
        m ->
            map.alive(m)
                .and(map.raw("process", m).eq(process))
                .and(map.raw("number", m).eq(number)));
  }

  /** The lowest number that no mapping of a process has, 0 if all are taken. */
  public Term lowest(int process) {
    Term found = Term.of(0);
    for (int n = world.shape().maps(); n >= 1; n--) {
      found = lookup(process, Term.of(n)).eq(0).pick(Term.of(n), found);
    }
    return found;
  }

  /** A process's mapping with the lowest place, NULL if there is none. */
  public Term any(int process) {
    return map.first(m -> map.alive(m).and(map.raw("process", m).eq(process)));
  }
}
