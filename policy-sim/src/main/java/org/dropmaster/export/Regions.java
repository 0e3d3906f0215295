package org.dropmaster.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Type;
import org.dropmaster.memory.Pages;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Memory regions: objects of an uverbs file that hold a dma-buf and the NIC's translation. */
public final class Regions {
  private static final int QUEUED = 1;
  private static final int RUNNING = 2;
  private static final int AGAIN = 3;

  private final World world;
  private final Pages pages;
  private final Buffers buffers;
  private final Pool mr;

  public Regions(World world, Pages pages, Buffers buffers) {
    this.world = world;
    this.pages = pages;
    this.buffers = buffers;
    mr = world.pool("mr");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("hw_program", (Verb.Change) this::program);
    verbs.put("hw_stop", (Verb.Change) this::stop);
    verbs.put("hw_access", (Verb.Change) this::access);
    verbs.put("queue_work", (Verb.Change) this::queueWork);
    world.add(verbs);
    world.epochs().accessBy(this::stillRevocable);
  }

  /** A revocable importer of this epoch whose translation is still there. */
  private Term stillRevocable(Term epoch) {
    Pool attachment = world.pool("attachment");
    return mr.exists(
        m ->
            mr.raw("hw", m)
                .ne(0)
                .and(mr.raw("epoch", m).eq(epoch))
                .and(attachment.raw("ready", mr.raw("attachment", m))));
  }

  private void program(Writer w, List<Value> a, List<Effect> effects) {
    Term.Temp m = w.code().temp();
    effects.add(new Effect.Let(m, mr.checked(a.get(0).term())));
    Term attachment = mr.raw("attachment", m);
    effects.add(Effect.set(mr.cells("hw"), m, world.pool("attachment").field("page", attachment)));
    effects.add(
        Effect.set(mr.cells("epoch"), m, world.pool("dmabuf").raw("epoch", mr.raw("dmabuf", m))));
  }

  private void stop(Writer w, List<Value> a, List<Effect> effects) {
    effects.add(Effect.set(mr.cells("hw"), mr.checked(a.get(0).term()), Term.of(0)));
  }

  private void access(Writer w, List<Value> a, List<Effect> effects) {
    Term.Temp m = w.code().temp();
    effects.add(new Effect.Let(m, mr.checked(a.get(0).term())));
    effects.add(pages.read(mr.raw("hw", m), mr.raw("epoch", m)));
    effects.add(pages.write(mr.raw("hw", m), mr.raw("epoch", m)));
  }

  /** Work that waits is not queued twice; work that runs is run again. */
  private void queueWork(Writer w, List<Value> a, List<Effect> effects) {
    Term.Temp m = w.code().temp();
    effects.add(new Effect.Let(m, mr.checked(a.get(0).term())));
    effects.add(
        Effect.when(
            mr.raw("work", m).eq(0),
            Effect.set(mr.cells("work"), m, Term.of(QUEUED)),
            Effect.set(mr.count(), m, mr.references(m).plus(1))));
    effects.add(
        Effect.when(
            mr.raw("work", m).eq(RUNNING), Effect.set(mr.cells("work"), m, Term.of(AGAIN))));
  }

  /** The MR of this number of an uverbs file, NULL if there is none. */
  public Term lookup(int uverbs, Term number) {
    Term found = Term.NULL;
    for (int i = mr.size(); i >= 1; i--) {
      Term m = Term.of(i);
      Term fits =
          mr.alive(m).and(mr.raw("uverbs", m).eq(uverbs)).and(mr.raw("number", m).eq(number));
      found = fits.pick(m, found);
    }
    return found;
  }

  private Term lowest(int uverbs) {
    Term found = Term.of(0);
    for (int n = mr.size(); n >= 1; n--) {
      found = lookup(uverbs, Term.of(n)).eq(0).pick(Term.of(n), found);
    }
    return found;
  }

  private Value region(Cells m) {
    return new Value(Type.pointer("mr"), Term.of(m));
  }

  /** Registers a dma-buf, of which the caller's reference passes to the MR, for a class. */
  public void register(Writer w, int uverbs, Cells dmabuf, String importer, Cells result) {
    w.code().kernel("reg_mr");
    Cells m = w.register("mr", Type.pointer("mr"));
    List<Effect> made = new ArrayList<>();
    Term place = w.make("mr", made);
    made.add(Effect.set(mr.cells("uverbs"), place, Term.of(uverbs)));
    made.add(Effect.set(mr.cells("dmabuf"), place, Term.of(dmabuf)));
    int kind = world.shape().importers().indexOf(importer) + 1;
    made.add(Effect.set(mr.cells("class"), place, Term.of(kind)));
    made.add(Effect.set(m, place));
    w.code().step(made);
    Functions functions = world.functions();
    functions
        .importer(importer)
        .flatMap(i -> Functions.of(i, "reg_mr"))
        .ifPresent(
            f ->
                w.enter(
                    f,
                    List.of(region(m), new Value(Type.pointer("dmabuf"), Term.of(dmabuf))),
                    java.util.Optional.of(result)));
    Label failed = new Label();
    Label done = new Label();
    w.code().unless(Term.of(result).eq(0), failed);
    w.code()
        .step(
            Effect.set(mr.cells("number"), mr.checked(Term.of(m)), lowest(uverbs)),
            Effect.set(result, mr.raw("number", Term.of(m))));
    w.code().jump(done);
    w.code().place(failed);
    put(w, m);
    w.code().place(done);
  }

  /** Takes an MR out of its uverbs file, so that nobody finds it any more. */
  public Effect unpublish(Term m) {
    return Effect.when(m, Effect.set(mr.cells("number"), m, Term.of(0)));
  }

  /** Deregisters an MR that is unpublished: the importer undoes what it did, then the MR is put. */
  public void deregister(Writer w, Cells m) {
    buffers.dispatch(w, "dereg_mr", mr.raw("class", Term.of(m)), region(m));
    put(w, m);
  }

  /** Puts an MR; at the last reference its dma-buf is put and it is gone. */
  public void put(Writer w, Cells m) {
    w.code().kernel("put the MR");
    Cells last = w.register("last", Type.pointer("mr"));
    Label done = new Label();
    w.putting("mr", Term.of(m), last);
    w.code().unless(Term.of(last), done);
    buffers.dispatch(w, "release", mr.raw("class", Term.of(last)), region(last));
    Cells d = w.register("dmabuf", Type.pointer("dmabuf"));
    w.code().step(Effect.set(d, mr.raw("dmabuf", Term.of(last))));
    w.code().also(w.free("mr", Term.of(last)));
    w.put("dmabuf", Term.of(d));
    w.code().place(done);
  }

  /** One access through an MR, by the importer's own way if it has one. */
  public void access(Writer w, Cells m, Cells result) {
    Label done = new Label();
    List<String> classes = world.shape().importers();
    Cells which = w.code().register("class", classes.size());
    w.code().step(Effect.set(which, mr.field("class", Term.of(m))));
    for (int c = 1; c <= classes.size(); c++) {
      Label next = new Label();
      w.code().unless(Term.of(which).eq(c), next);
      var own =
          world.functions().importer(classes.get(c - 1)).flatMap(i -> Functions.of(i, "access"));
      if (own.isPresent()) {
        w.enter(own.get(), List.of(region(m)), java.util.Optional.of(result));
      } else {
        List<Effect> effects = new ArrayList<>();
        access(w, List.of(region(m)), effects);
        Term there = mr.raw("hw", Term.of(m)).ne(0);
        effects.add(Effect.set(result, there.pick(Term.of(0), World.result(Errno.EIO))));
        w.code().step(effects);
      }
      w.code().jump(done);
      w.code().place(next);
    }
    w.code().place(done);
  }

  /** What an uverbs file's release does: deregister all that is left. */
  public void deregisterAll(Writer w, Cells uverbs) {
    Label again = new Label();
    Label done = new Label();
    Cells m = w.register("mr", Type.pointer("mr"));
    w.code().place(again);
    w.code().kernel("the uverbs file is released");
    Term mine =
        mr.first(
            o ->
                mr.alive(o)
                    .and(mr.raw("number", o).ne(0))
                    .and(mr.raw("uverbs", o).eq(Term.of(uverbs))));
    w.code().step(Effect.set(m, mine), unpublish(Term.of(m)));
    w.code().unless(Term.of(m), done);
    deregister(w, m);
    w.code().jump(again);
    w.code().place(done);
  }

  /** The code of the worker that runs queued work. */
  public void worker(Writer w) {
    Label again = new Label();
    Cells m = w.register("mr", Type.pointer("mr"));
    w.code().place(again);
    w.code().kernel("an importer's work begins");
    Term chosen = new Term.Choice().plus(1);
    w.code()
        .choose(
            mr.size(),
            mr.alive(chosen).and(mr.raw("work", chosen).eq(QUEUED)),
            List.of(Effect.set(mr.cells("work"), chosen, Term.of(RUNNING)), Effect.set(m, chosen)));
    buffers.dispatch(w, "work", mr.raw("class", Term.of(m)), region(m));
    w.code().kernel("an importer's work ends");
    w.code()
        .step(
            new Effect.When(
                mr.raw("work", Term.of(m)).eq(AGAIN),
                List.of(
                    Effect.set(mr.cells("work"), Term.of(m), Term.of(QUEUED)),
                    new Effect.Goto(again)),
                List.of(Effect.set(mr.cells("work"), Term.of(m), Term.of(0)))));
    put(w, m);
    w.code().jump(again);
  }

  /**
   * The code of the NIC, which signals fences whenever it likes. What outlives the unmapping ends
   * with the fence.
   */
  public void nic(Writer w) {
    Pool attachment = world.pool("attachment");
    Label again = new Label();
    w.code().place(again);
    w.code().kernel("the NIC signals a fence");
    Term chosen = new Term.Choice().plus(1);
    w.code()
        .choose(
            attachment.size(),
            attachment.raw("fence", chosen),
            List.of(
                Effect.set(attachment.cells("fence"), chosen, Term.FALSE),
                Effect.when(
                    attachment.raw("mapped", chosen).not(),
                    Effect.set(mr.cells("hw"), attachment.raw("mr", chosen), Term.of(0)))));
    w.code().jump(again);
  }
}
