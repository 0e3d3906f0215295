package org.dropmaster.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Reach;
import org.dropmaster.kernel.World;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Device memory: which pages are in use, in whose epoch, and whose content is in them. */
public final class Pages {
  private static final int FREE = 0;
  private static final int USED = 1;
  private static final int QUARANTINED = 2;

  private final World world;
  private final Pool bo;
  private final Cells use;
  private final Cells owner;
  private final Cells content;

  public Pages(World world) {
    this.world = world;
    int pages = world.shape().pages();
    int epochs = world.shape().epochs();
    bo = world.pool("bo");
    bo.addGhost("epoch", epochs);
    use = world.layout().shared("page.use", 1, pages, QUARANTINED);
    owner = world.layout().ghost("page.owner", 1, pages, epochs).pointingTo("epoch");
    content = world.layout().shared("page.content", 1, pages, epochs).pointingTo("epoch");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("alloc", (Verb.Atomic) this::alloc);
    verbs.put("free", (Verb.Change) this::free);
    verbs.put("quarantine", (Verb.Change) this::quarantine);
    verbs.put("scrub", (Verb.Change) this::scrub);
    verbs.put("flush", (Verb.Change) this::flush);
    world.add(verbs);
    for (int p = 1; p <= pages; p++) {
      Term dirty = world.epochs().ended(Term.at(content, p));
      Term owned = world.epochs().ended(Term.at(owner, p));
      world.epochs().lingers(dirty.or(owned.and(Term.at(use, p).eq(USED))));
      world.epochs().pinnedBy(dirty.and(Term.at(use, p).ne(QUARANTINED)));
    }
  }

  private Term alloc(Writer w, List<Value> arguments, List<Effect> effects) {
    Term.Temp page = w.code().temp();
    Term.Temp made = w.code().temp();
    Term free = Term.of(0);
    for (int p = use.count(); p >= 1; p--) {
      free = Term.at(use, p).eq(FREE).pick(Term.of(p), free);
    }
    effects.add(new Effect.Let(page, free));
    effects.add(new Effect.Let(made, Term.of(0)));
    List<Effect> got = new ArrayList<>();
    Term place = w.make("bo", got);
    got.add(new Effect.Let(made, place));
    got.add(Effect.set(bo.cells("page"), made, page));
    got.add(Effect.set(bo.cells("file"), made, world.monitor().caller(w)));
    got.add(Effect.set(bo.cells("epoch"), made, world.monitor().epoch(w)));
    got.add(Effect.set(use, page, Term.of(USED)));
    got.add(Effect.set(owner, page, world.monitor().epoch(w)));
    got.add(world.monitor().used(w));
    effects.add(Effect.when(page, got));
    return made;
  }

  private void free(Writer w, List<Value> arguments, List<Effect> effects) {
    Term.Temp page = page(w, arguments.get(0), effects);
    effects.add(Effect.when(page.eq(0), Writer.raise(Rule.USED_AFTER_FREE)));
    effects.add(
        Effect.when(
            Term.at(use, page).eq(USED),
            Effect.set(use, page, Term.of(FREE)),
            Effect.set(owner, page, Term.of(0))));
    effects.add(
        Effect.when(page, Effect.set(bo.cells("page"), arguments.get(0).term(), Term.of(0))));
  }

  private Term.Temp page(Writer w, Value object, List<Effect> effects) {
    Term.Temp page = w.code().temp();
    effects.add(new Effect.Let(page, bo.field("page", object.term())));
    return page;
  }

  private void quarantine(Writer w, List<Value> arguments, List<Effect> effects) {
    Term.Temp page = page(w, arguments.get(0), effects);
    effects.add(Effect.when(page, Effect.set(use, page, Term.of(QUARANTINED))));
  }

  private void scrub(Writer w, List<Value> arguments, List<Effect> effects) {
    Value scope = arguments.get(0);
    if (scope.kind().equals("bo")) {
      Term.Temp page = page(w, scope, effects);
      effects.add(Effect.when(page, Effect.set(content, page, Term.of(0))));
      return;
    }
    for (int p = 1; p <= content.count(); p++) {
      Term of = Term.at(content, p);
      Term file = world.epochs().fileOf(of);
      effects.add(
          Effect.when(
              of.ne(0).and(Reach.of(world, scope, Term.of(0), file, of)),
              Effect.set(content, Term.of(p), Term.of(0))));
    }
  }

  private void flush(Writer w, List<Value> arguments, List<Effect> effects) {
    Value scope = arguments.get(0);
    effects.addAll(
        bo.each(
            b -> Reach.of(world, scope, b, bo.raw("file", b), bo.raw("epoch", b)),
            b -> List.of(Effect.set(bo.cells("tlb"), b, Term.of(0)))));
  }

  /** Whether what is reached through a page, for somebody of this epoch, is not theirs. */
  public Term stale(Term page, Term epoch) {
    return page.ne(0).and(Term.at(use, page).eq(FREE).or(Term.at(owner, page).ne(epoch)));
  }

  /** Whether somebody of this epoch finds another owner's content in a page. */
  public Term leaks(Term page, Term epoch) {
    Term found = Term.at(content, page);
    return page.ne(0).and(found.ne(0)).and(found.ne(epoch));
  }

  /** Somebody of this epoch writes. */
  public Effect write(Term page, Term epoch) {
    return Effect.when(page.ne(0), Effect.set(content, page, epoch));
  }

  /** Notes data_leak when somebody of this epoch reads. */
  public Effect read(Term page, Term epoch) {
    return new Effect.Ghost(List.of(Effect.when(leaks(page, epoch), Writer.raise(Rule.DATA_LEAK))));
  }

  /** Whether a page may never be used again. */
  public Term quarantined(Term page) {
    return Term.at(use, page).eq(QUARANTINED);
  }

  /** Whether any page holds somebody's content. */
  public Term anyDirty() {
    List<Term> any = new ArrayList<>();
    for (int p = 1; p <= content.count(); p++) {
      any.add(Term.at(content, p).ne(0));
    }
    return Term.any(any);
  }

  /** Whether any page is still in use. */
  public Term anyUsed() {
    List<Term> any = new ArrayList<>();
    for (int p = 1; p <= use.count(); p++) {
      any.add(Term.at(use, p).eq(USED));
    }
    return Term.any(any);
  }
}
