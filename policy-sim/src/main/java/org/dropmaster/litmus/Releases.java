package org.dropmaster.litmus;

import java.util.List;
import java.util.Optional;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.TaskWork;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Label;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Runs the releases that were queued by last puts: with no locks held, the last queued first. */
final class Releases {
  private final Parts parts;
  private final Writer w;
  private final TaskWork work;

  Releases(Parts parts, Writer w) {
    this.parts = parts;
    this.w = w;
    this.work = parts.world().work();
  }

  /** Whether this actor has any to run. */
  Term any() {
    return work.kinds(w.code()).isEmpty() ? Term.FALSE : Term.of(work.queued(w.code())).ne(0);
  }

  /** Runs them until none is left; a release can queue others. */
  void drain() {
    if (work.kinds(w.code()).isEmpty()) {
      return;
    }
    Cells list = work.list(w.code(), "running");
    Label again = new Label();
    Label ready = new Label();
    Label done = new Label();
    w.code().place(again);
    w.code().unless(Term.of(list).eq(0), ready);
    w.code().unless(any(), done);
    w.code().kernel("queued releases are taken");
    w.code().step(work.takeAll(w.code(), list));
    w.code().place(ready);
    work.kinds(w.code()).forEach(kind -> one(kind, list, again));
    w.code().place(done);
  }

  private void one(String kind, Cells list, Label next) {
    Label none = new Label();
    Cells object = w.register("released", Type.pointer(kind));
    w.code().unless(work.first(kind, list), none);
    w.code().kernel("release of the " + kind);
    w.code().also(work.take(kind, w.code(), list, object));
    if (kind.equals("file")) {
      putHandles(object);
    } else if (kind.equals("uverbs")) {
      parts.regions().deregisterAll(w, object);
    }
    Optional<Function> release = parts.world().functions().entry("release", kind);
    release.ifPresent(
        f -> w.enter(f, List.of(new Value(Type.pointer(kind), Term.of(object))), Optional.empty()));
    w.code().kernel("release of the " + kind + " ends");
    w.code().also(w.free(kind, Term.of(object)));
    w.code().jump(next);
    w.code().place(none);
  }

  private void putHandles(Cells file) {
    if (parts.world().shape().handles() == 0) {
      return;
    }
    Label again = new Label();
    Label done = new Label();
    Cells bo = w.register("handle", Type.pointer("bo"));
    w.code().place(again);
    w.code().kernel("the file's handles are put");
    w.code().step(parts.handles().pop(Term.of(file), bo));
    w.code().unless(Term.of(bo), done);
    w.put("bo", Term.of(bo));
    w.code().jump(again);
    w.code().place(done);
  }
}
