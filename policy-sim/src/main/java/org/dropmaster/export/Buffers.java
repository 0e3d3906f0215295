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
import org.dropmaster.memory.Pages;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Export, publication in a descriptor table, and invalidation of what was handed out. */
public final class Buffers {
  private final World world;
  private final Pages pages;
  private final Pool dmabuf;
  private final Pool attachment;

  public Buffers(World world, Pages pages) {
    this.world = world;
    this.pages = pages;
    dmabuf = world.pool("dmabuf");
    attachment = world.pool("attachment");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("dma_buf_export", (Verb.Atomic) this::export);
    verbs.put("file_clone", (Verb.Atomic) this::clone);
    verbs.put("fd_install", (Verb.Compound) this::install);
    verbs.put("reserve_fd", (Verb.Compound) this::reserve);
    verbs.put("unreserve_fd", (Verb.Change) this::unreserve);
    verbs.put("invalidate_mappings", (Verb.Compound) this::invalidate);
    verbs.put("cut_dma", (Verb.Change) this::cut);
    world.add(verbs);
    world.epochs().pinnedBy(dmabuf.exists(this::pins));
  }

  private int table(Writer w) {
    return world.shape().threads().get(w.code().number()).table();
  }

  private Term export(Writer w, List<Value> a, List<Effect> effects) {
    Term d = w.make("dmabuf", effects);
    effects.add(Effect.set(dmabuf.cells("bo"), d, world.pool("bo").checked(a.get(0).term())));
    effects.add(Effect.set(dmabuf.cells("epoch"), d, world.monitor().epoch(w)));
    effects.add(world.monitor().used(w));
    return d;
  }

  private Term clone(Writer w, List<Value> a, List<Effect> effects) {
    Pool file = world.pool("file");
    Term made = w.make("file", effects);
    effects.add(Effect.set(file.cells("pid"), made, file.field("pid", a.get(0).term())));
    return made;
  }

  private void install(Writer w, List<Value> a, Optional<Cells> result) {
    if (a.size() == 2) {
      Value object = a.get(1);
      Term checked = world.pool(object.kind()).checked(object.term());
      Term entry = world.descriptors().entry(object.kind(), checked);
      List<Effect> effects = new ArrayList<>();
      effects.add(world.descriptors().settle(table(w), a.get(0).term(), entry));
      effects.add(world.descriptors().pay(w, a.get(0).term()));
      effects.add(world.monitor().used(w));
      result.ifPresent(r -> effects.add(Effect.set(r, a.get(0).term())));
      w.code().step(effects);
      return;
    }
    Value object = a.get(0);
    Cells into = result.orElseGet(() -> w.result("fd"));
    Term checked = world.pool(object.kind()).checked(object.term());
    Term entry = world.descriptors().entry(object.kind(), checked);
    Term.Temp number = w.code().temp();
    List<Effect> installs = new ArrayList<>(world.descriptors().reserve(table(w), number));
    installs.add(world.descriptors().set(table(w), number, entry));
    installs.add(Effect.set(into, number));
    installs.add(world.monitor().used(w));
    Effect full = Effect.set(into, World.result(Errno.EMFILE));
    w.code()
        .choose(2, Term.TRUE, List.of(new Effect.When(new Term.Choice(), List.of(full), installs)));
    Label done = new Label();
    w.code().unless(Term.of(into).binary(Term.Op.LT, Term.of(0)), done);
    w.put(object.kind(), object.term());
    w.code().place(done);
  }

  private void reserve(Writer w, List<Value> a, Optional<Cells> result) {
    Cells into = result.orElseGet(() -> w.result("fd"));
    Term.Temp number = w.code().temp();
    List<Effect> reserves = new ArrayList<>(world.descriptors().reserve(table(w), number));
    reserves.add(world.descriptors().owe(w, number));
    reserves.add(Effect.set(into, number));
    Effect full = Effect.set(into, World.result(Errno.EMFILE));
    w.code()
        .choose(2, Term.TRUE, List.of(new Effect.When(new Term.Choice(), List.of(full), reserves)));
  }

  private void unreserve(Writer w, List<Value> a, List<Effect> effects) {
    effects.add(world.descriptors().settle(table(w), a.get(0).term(), Term.of(0)));
    effects.add(world.descriptors().pay(w, a.get(0).term()));
  }

  /** Calls each importer that takes part, of every attachment that is listed now. */
  private void invalidate(Writer w, List<Value> arguments, Optional<Cells> result) {
    Term d = dmabuf.checked(arguments.get(0).term());
    Cells set = w.code().register("invalidate", (1 << attachment.size()) - 1);
    Cells one = w.register("attachment", Type.pointer("attachment"));
    w.code().step(listed(w, d, set));
    Label again = new Label();
    Label done = new Label();
    w.code().place(again);
    w.code().unless(Term.of(set).ne(0), done);
    w.code().step(next(set, one));
    dispatch(w, "invalidate", attachment.raw("class", Term.of(one)), pointer("attachment", one));
    w.code().jump(again);
    w.code().place(done);
  }

  private static Value pointer(String kind, Cells register) {
    return new Value(Type.pointer(kind), Term.of(register));
  }

  private List<Effect> listed(Writer w, Term d, Cells set) {
    Term.Temp at = w.code().temp();
    Term members = Term.of(0);
    for (int i = 1; i <= attachment.size(); i++) {
      Term a = Term.of(i);
      Term takesPart =
          attachment
              .alive(a)
              .and(attachment.raw("dmabuf", a).eq(at))
              .and(attachment.raw("listed", a))
              .and(attachment.raw("ready", a));
      members = members.binary(Term.Op.JOIN, takesPart.pick(Term.of(1 << i - 1), Term.of(0)));
    }
    return List.of(new Effect.Let(at, d), Effect.set(set, members));
  }

  private List<Effect> next(Cells set, Cells one) {
    Term lowest = Term.of(0);
    for (int i = attachment.size(); i >= 1; i--) {
      Term in = Term.of(set).binary(Term.Op.MEET, Term.of(1 << i - 1));
      lowest = in.pick(Term.of(i), lowest);
    }
    Term bit = Term.of(1).binary(Term.Op.SHL, Term.of(one).minus(1));
    return List.of(Effect.set(one, lowest), Effect.set(set, Term.of(set).binary(Term.Op.SUB, bit)));
  }

  /** Writes a call of an importer's function, which the object's class selects. */
  void dispatch(Writer w, String function, Term kind, Value argument) {
    Label done = new Label();
    List<String> classes = world.shape().importers();
    Cells which = w.code().register("class", classes.size());
    w.code().step(Effect.set(which, kind));
    for (int c = 1; c <= classes.size(); c++) {
      Optional<Function> body =
          world.functions().importer(classes.get(c - 1)).flatMap(i -> Functions.of(i, function));
      if (body.isPresent()) {
        Label next = new Label();
        w.code().unless(Term.of(which).eq(c), next);
        w.enter(body.get(), List.of(argument), Optional.empty());
        w.code().jump(done);
        w.code().place(next);
      }
    }
    w.code().place(done);
  }

  /** From here on what an importer was given leads nowhere, also if it is programmed later. */
  private void cut(Writer w, List<Value> a, List<Effect> effects) {
    Pool mr = world.pool("mr");
    effects.addAll(
        mr.each(
            m -> {
              Term bo = dmabuf.raw("bo", mr.raw("dmabuf", m));
              return org.dropmaster.kernel.Reach.of(
                  world,
                  a.get(0),
                  bo,
                  world.pool("bo").raw("file", bo),
                  dmabuf.raw("epoch", mr.raw("dmabuf", m)));
            },
            m ->
                List.of(
                    Effect.set(mr.cells("hw"), m, Term.of(0)),
                    Effect.when(
                        mr.raw("attachment", m),
                        Effect.set(
                            attachment.cells("page"), mr.raw("attachment", m), Term.of(0))))));
  }

  /** Whether a dma-buf of an ended epoch keeps the next owner out. */
  private Term pins(Term d) {
    Term page = world.pool("bo").raw("page", dmabuf.raw("bo", d));
    return world
        .epochs()
        .ended(dmabuf.raw("epoch", d))
        .and(revoked(d).not())
        .and(pages.quarantined(page).not());
  }

  /**
   * Whether no translation is left, and no new one can come: the exporter's map would refuse, or
   * nobody has a reference with which to ask.
   */
  public Term revoked(Term d) {
    Term closed = dmabuf.references(d).eq(0);
    return translated(d).not().and(Refusal.of(world, d).or(closed));
  }

  private Term translated(Term d) {
    Pool mr = world.pool("mr");
    return attachment
        .exists(a -> attachment.raw("dmabuf", a).eq(d).and(attachment.raw("page", a).ne(0)))
        .or(mr.exists(m -> mr.raw("dmabuf", m).eq(d).and(mr.raw("hw", m).ne(0))));
  }
}
