package org.dropmaster.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Attach, pin, map and their undoing: the core's part, around the exporter's entry points. */
public final class Attachments {
  private final World world;
  private final Pool attachment;

  public Attachments(World world) {
    this.world = world;
    attachment = world.pool("attachment");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("dma_buf_attach", (Verb.Compound) this::attach);
    verbs.put("dma_buf_detach", (Verb.Compound) this::detach);
    verbs.put("dma_buf_pin", (Verb.Compound) this::pin);
    verbs.put("dma_buf_unpin", (Verb.Compound) this::unpin);
    verbs.put("dma_buf_map_attachment", (Verb.Compound) this::map);
    verbs.put("dma_buf_unmap_attachment", (Verb.Compound) this::unmap);
    verbs.put("set_invalidate", (Verb.Change) (w, a, e) -> flag(a, "ready", e));
    verbs.put("fence_start", (Verb.Change) (w, a, e) -> flag(a, "fence", e));
    verbs.put(
        "fence_signaled", (Verb.Pure) (w, a) -> attachment.field("fence", a.get(0).term()).not());
    verbs.put("revocable", (Verb.Pure) (w, a) -> revocable(a.get(0).term()));
    verbs.put("unmapped", (Verb.Pure) (w, a) -> none(a.get(0), "mapped"));
    verbs.put("fences_idle", (Verb.Pure) (w, a) -> none(a.get(0), "fence"));
    world.add(verbs);
  }

  private void flag(List<Value> a, String field, List<Effect> effects) {
    Term checked = attachment.checked(a.get(0).term());
    effects.add(Effect.set(attachment.cells(field), checked, Term.TRUE));
  }

  private Term none(Value dmabuf, String field) {
    Term d = world.pool("dmabuf").checked(dmabuf.term());
    return attachment
        .exists(a -> attachment.raw("dmabuf", a).eq(d).and(attachment.raw(field, a)))
        .not();
  }

  /** Whether the attachment's class takes part in invalidation. */
  Term revocable(Term a) {
    List<Term> any = new ArrayList<>();
    List<String> classes = world.shape().importers();
    for (int c = 1; c <= classes.size(); c++) {
      if (has(classes.get(c - 1), "invalidate")) {
        any.add(attachment.field("class", a).eq(c));
      }
    }
    return Term.any(any);
  }

  private boolean has(String importer, String function) {
    return world.functions().importer(importer).flatMap(i -> Functions.of(i, function)).isPresent();
  }

  private static Value pointer(String kind, Term term) {
    return new Value(Type.pointer(kind), term);
  }

  /** Calls an entry point of the exporter with a dma-buf and an attachment; 0 if it has none. */
  private void exporter(Writer w, String name, Term a, Optional<Cells> result) {
    Optional<Function> entry = world.functions().entry(name, "dmabuf", "attachment");
    if (entry.isEmpty()) {
      result.ifPresent(r -> w.code().step(Effect.set(r, Term.of(0))));
      return;
    }
    Cells d = w.register("dmabuf", Type.pointer("dmabuf"));
    w.code().step(Effect.set(d, attachment.field("dmabuf", a)));
    w.enter(entry.get(), List.of(pointer("dmabuf", Term.of(d)), pointer("attachment", a)), result);
  }

  private Cells keep(Writer w, Value value) {
    Cells register = w.register(value.kind(), value.type());
    w.code().step(Effect.set(register, value.term()));
    return register;
  }

  private void attach(Writer w, List<Value> arguments, Optional<Cells> into) {
    w.code().kernel("dma_buf_attach");
    Pool mr = world.pool("mr");
    Cells m = keep(w, arguments.get(0));
    Cells d = keep(w, arguments.get(1));
    Cells a = w.register("attachment", Type.pointer("attachment"));
    Cells result = into.orElseGet(() -> w.result("attached"));
    List<Effect> made = new ArrayList<>();
    Term place = w.make("attachment", made);
    made.add(Effect.set(attachment.cells("dmabuf"), place, Term.of(d)));
    made.add(Effect.set(attachment.cells("mr"), place, Term.of(m)));
    made.add(Effect.set(attachment.cells("class"), place, mr.field("class", Term.of(m))));
    made.add(Effect.set(a, place));
    w.code().step(made);
    exporter(w, "attach", Term.of(a), Optional.of(result));
    Label listed = new Label();
    Label done = new Label();
    w.code().unless(Term.of(result).ne(0), listed);
    w.code().also(w.free("attachment", Term.of(a)));
    w.code().jump(done);
    w.code().place(listed);
    w.code()
        .await(
            resv(Term.of(a)).free(Lock.Mode.PLAIN),
            Effect.set(attachment.cells("listed"), Term.of(a), Term.TRUE),
            Effect.set(mr.cells("attachment"), mr.checked(Term.of(m)), Term.of(a)));
    w.code().step(Effect.set(result, Term.of(0)));
    w.code().place(done);
  }

  /** The reservation lock of the buffer behind an attachment. */
  private Lock resv(Term a) {
    return world.resv(world.pool("dmabuf").checked(attachment.field("dmabuf", a)));
  }

  private void detach(Writer w, List<Value> arguments, Optional<Cells> into) {
    w.code().kernel("dma_buf_detach");
    Cells a = keep(w, arguments.get(0));
    w.code()
        .await(
            resv(Term.of(a)).free(Lock.Mode.PLAIN),
            Effect.set(attachment.cells("listed"), Term.of(a), Term.FALSE));
    exporter(w, "detach", Term.of(a), Optional.empty());
    Pool mr = world.pool("mr");
    Term m = attachment.raw("mr", Term.of(a));
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.when(m, Effect.set(mr.cells("attachment"), m, Term.NULL)));
    effects.addAll(w.free("attachment", Term.of(a)));
    w.code().also(effects);
  }

  private void pin(Writer w, List<Value> arguments, Optional<Cells> into) {
    around(w, arguments, "dma_buf_pin", "pinned", into);
  }

  private void map(Writer w, List<Value> arguments, Optional<Cells> into) {
    around(w, arguments, "map", "mapped", into);
  }

  /** Calls the exporter; if it agrees, the attachment has the property from here on. */
  private void around(
      Writer w, List<Value> arguments, String entry, String field, Optional<Cells> into) {
    w.code().kernel(entry);
    Cells a = keep(w, arguments.get(0));
    Cells result = into.orElseGet(() -> w.result(entry));
    exporter(w, entry, Term.of(a), Optional.of(result));
    Term fine = Term.of(result).eq(0);
    Term at = attachment.checked(Term.of(a));
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.set(attachment.cells(field), at, Term.TRUE));
    if (field.equals("mapped")) {
      Term bo = world.pool("dmabuf").field("bo", attachment.raw("dmabuf", Term.of(a)));
      effects.add(
          Effect.set(attachment.cells("page"), Term.of(a), world.pool("bo").field("page", bo)));
    }
    Label refused = new Label();
    w.code().unless(fine, refused);
    w.code().step(effects);
    w.code().place(refused);
  }

  private void unpin(Writer w, List<Value> arguments, Optional<Cells> into) {
    undo(w, arguments, "dma_buf_unpin", List.of("pinned"));
  }

  private void unmap(Writer w, List<Value> arguments, Optional<Cells> into) {
    undo(w, arguments, "unmap", List.of("mapped", "page"));
  }

  /** Undone once more than done is a count below 0, as the exporter sees it. */
  private void undo(Writer w, List<Value> arguments, String entry, List<String> fields) {
    w.code().kernel(entry);
    Cells a = keep(w, arguments.get(0));
    Term at = attachment.checked(Term.of(a));
    List<Effect> effects = new ArrayList<>();
    effects.add(
        Effect.when(
            attachment.field(fields.get(0), Term.of(a)).not(), Writer.raise(Rule.UNDERFLOW)));
    for (String field : fields) {
      effects.add(Effect.set(attachment.cells(field), at, Term.of(0)));
    }
    w.code().step(effects);
    exporter(w, entry, Term.of(a), Optional.empty());
  }
}
