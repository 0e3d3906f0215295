package org.dropmaster.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The verbs of {@code idr}: small numbers from 1 to objects, of which none is counted. */
public final class Tables {
  private final World world;

  public Tables(World world) {
    this.world = world;
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("idr_alloc", (Verb.Atomic) this::alloc);
    verbs.put("idr_find", (Verb.Pure) (w, a) -> find(a));
    verbs.put("idr_replace", (Verb.Change) this::replace);
    verbs.put("idr_remove", (Verb.Atomic) this::remove);
    world.add(verbs);
  }

  private List<Cells> slots(List<Value> a) {
    Value.Place place = a.get(0).named();
    return world.table(place.object().kind(), place.field());
  }

  private Term owner(List<Value> a) {
    Value object = a.get(0).named().object();
    boolean safe = object.safe();
    Pool pool = world.pool(object.kind());
    return safe ? object.term() : pool.checked(object.term());
  }

  private Term alloc(Writer w, List<Value> a, List<Effect> effects) {
    List<Cells> slots = slots(a);
    Term.Temp of = w.code().temp();
    Term.Temp id = w.code().temp();
    effects.add(new Effect.Let(of, owner(a)));
    Term lowest = Term.of(0);
    for (int i = slots.size(); i >= 1; i--) {
      lowest = Term.at(slots.get(i - 1), of).eq(0).pick(Term.of(i), lowest);
    }
    effects.add(new Effect.Let(id, lowest));
    put(slots, of, id, a.get(1).term().plus(1), effects);
    return id.eq(0).pick(World.result(Errno.ENOSPC), id);
  }

  private static void put(List<Cells> slots, Term of, Term id, Term value, List<Effect> effects) {
    for (int i = 1; i <= slots.size(); i++) {
      effects.add(Effect.when(id.eq(i), Effect.set(slots.get(i - 1), of, value)));
    }
  }

  private Term find(List<Value> a) {
    List<Cells> slots = slots(a);
    Term of = owner(a);
    Term found = Term.NULL;
    for (int i = slots.size(); i >= 1; i--) {
      Term value = Term.at(slots.get(i - 1), of);
      Term object = Term.of(1).binary(Term.Op.LT, value).pick(value.minus(1), Term.NULL);
      found = a.get(1).term().eq(i).pick(object, found);
    }
    return found;
  }

  private void replace(Writer w, List<Value> a, List<Effect> effects) {
    Term.Temp of = w.code().temp();
    effects.add(new Effect.Let(of, owner(a)));
    put(slots(a), of, a.get(1).term(), a.get(2).term().plus(1), effects);
  }

  private Term remove(Writer w, List<Value> a, List<Effect> effects) {
    Term.Temp found = w.code().temp();
    Term.Temp of = w.code().temp();
    effects.add(new Effect.Let(found, find(a)));
    effects.add(new Effect.Let(of, owner(a)));
    put(slots(a), of, a.get(1).term(), Term.of(0), effects);
    return found;
  }
}
