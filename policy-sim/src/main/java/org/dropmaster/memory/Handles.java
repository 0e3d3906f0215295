package org.dropmaster.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * The handles of an open file, numbered from 1; each holds its bo.
 *
 * <p>A slot holds 0 for free, 1 for reserved, else the bo + 1.
 */
public final class Handles {
  private final World world;
  private final Pages pages;
  private final Pool file;
  private final int places;

  public Handles(World world, Pages pages) {
    this.world = world;
    this.pages = pages;
    file = world.pool("file");
    places = world.shape().handles();
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("handle_create", (Verb.Atomic) this::create);
    verbs.put("handle_reserve", (Verb.Atomic) this::reserve);
    verbs.put("handle_publish", (Verb.Change) this::publish);
    verbs.put("handle_lookup", (Verb.Pure) (w, a) -> lookup(a.get(0).term(), a.get(1).term()));
    verbs.put("handle_delete", (Verb.Compound) this::delete);
    world.add(verbs);
  }

  private Cells slot(int handle) {
    return file.cells("handle" + handle);
  }

  private Term lowest(Term of) {
    Term found = Term.of(0);
    for (int h = places; h >= 1; h--) {
      found = Term.at(slot(h), of).eq(0).pick(Term.of(h), found);
    }
    return found;
  }

  private Effect put(Term of, Term handle, Term value) {
    Effect effect = new Effect.Limit("handles of a file");
    for (int h = places; h >= 1; h--) {
      effect =
          new Effect.When(handle.eq(h), List.of(Effect.set(slot(h), of, value)), List.of(effect));
    }
    return effect;
  }

  private Term create(Writer w, List<Value> a, List<Effect> effects) {
    Term handle = reserve(w, a, effects);
    fill(w, a.get(0).term(), handle, a.get(1).term(), effects);
    return handle;
  }

  private Term reserve(Writer w, List<Value> a, List<Effect> effects) {
    Term.Temp handle = w.code().temp();
    Term of = file.checked(a.get(0).term());
    effects.add(new Effect.Let(handle, lowest(of)));
    effects.add(put(a.get(0).term(), handle, Term.of(1)));
    return handle;
  }

  private void publish(Writer w, List<Value> a, List<Effect> effects) {
    fill(w, a.get(0).term(), a.get(1).term(), a.get(2).term(), effects);
  }

  private void fill(Writer w, Term of, Term handle, Term object, List<Effect> effects) {
    Pool bo = world.pool("bo");
    effects.add(put(file.checked(of), handle, bo.checked(object).plus(1)));
    effects.add(pages.read(bo.raw("page", object), bo.raw("epoch", object)));
    effects.add(world.monitor().used(w));
  }

  /** The bo of a handle, NULL if there is none. */
  public Term lookup(Term of, Term handle) {
    Term found = Term.NULL;
    for (int h = places; h >= 1; h--) {
      Term value = Term.at(slot(h), file.checked(of));
      found =
          handle
              .eq(h)
              .pick(Term.of(1).binary(Term.Op.LT, value).pick(value.minus(1), Term.NULL), found);
    }
    return found;
  }

  private void delete(Writer w, List<Value> a, Optional<Cells> result) {
    Cells taken = w.register("deleted", Type.pointer("bo"));
    Label none = new Label();
    Label done = new Label();
    Term handle = a.get(1).term();
    w.code()
        .step(
            Effect.set(taken, lookup(a.get(0).term(), handle)),
            Effect.when(Term.of(taken), put(a.get(0).term(), handle, Term.of(0))));
    w.code().unless(Term.of(taken), none);
    w.put("bo", Term.of(taken));
    result.ifPresent(r -> w.code().step(Effect.set(r, Term.of(0))));
    w.code().jump(done);
    w.code().place(none);
    result.ifPresent(r -> w.code().step(Effect.set(r, World.result(Errno.ENOENT))));
    w.code().place(done);
  }

  /** What stands in a slot: 0 for free, 1 for reserved, else the bo + 1. */
  public Term raw(Term of, int handle) {
    return Term.at(slot(handle), of);
  }

  /** Takes the lowest handle's bo out of a file that is going away; NULL when none is left. */
  public List<Effect> pop(Term of, Cells into) {
    Effect effect = Effect.set(into, Term.NULL);
    for (int h = places; h >= 1; h--) {
      Term value = Term.at(slot(h), of);
      effect =
          new Effect.When(
              Term.of(1).binary(Term.Op.LT, value),
              List.of(Effect.set(into, value.minus(1)), Effect.set(slot(h), of, Term.of(0))),
              List.of(effect));
    }
    return List.of(effect);
  }
}
