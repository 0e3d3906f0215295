package org.dropmaster.litmus;

import java.util.List;
import java.util.Optional;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Runs the releases that were queued by last puts: with no locks held, lowest object first. */
final class Releases {
  private static final List<String> KINDS = List.of("file", "dmabuf", "uverbs");
  private final Parts parts;
  private final Writer w;

  Releases(Parts parts, Writer w) {
    this.parts = parts;
    this.w = w;
  }

  /** Whether this actor has any to run. */
  Term any() {
    return Term.any(
        KINDS.stream()
            .filter(this::puts)
            .map(k -> Term.of(parts.world().pending(w.code(), k)).ne(0))
            .toList());
  }

  private boolean puts(String kind) {
    return !parts.world().puts(w.code(), kind).isEmpty();
  }

  /** Runs them until none is left; a release can queue others. */
  void drain() {
    Label again = new Label();
    Label done = new Label();
    w.code().place(again);
    for (String kind : KINDS) {
      if (puts(kind)) {
        Label none = new Label();
        Cells queue = parts.world().pending(w.code(), kind);
        w.code().unless(Term.of(queue).ne(0), none);
        one(kind, queue);
        w.code().jump(again);
        w.code().place(none);
      }
    }
    w.code().place(done);
  }

  private void one(String kind, Cells queue) {
    World world = parts.world();
    Cells object = w.register("released", Type.pointer(kind));
    Term lowest = Term.of(0);
    List<Integer> puts = world.puts(w.code(), kind);
    for (int i = puts.size() - 1; i >= 0; i--) {
      Term in = Term.of(queue).binary(Term.Op.MEET, Term.of(1 << i));
      lowest = in.pick(Term.of(puts.get(i)), lowest);
    }
    Term bit = world.queued(kind, Term.of(object));
    w.code().kernel("release of the " + kind);
    w.code()
        .step(
            Effect.set(object, lowest), Effect.set(queue, Term.of(queue).binary(Term.Op.SUB, bit)));
    if (kind.equals("file")) {
      putHandles(object);
    } else if (kind.equals("uverbs")) {
      parts.regions().deregisterAll(w, object);
    }
    Optional<Function> release = world.functions().entry("release", kind);
    release.ifPresent(
        f -> w.enter(f, List.of(new Value(Type.pointer(kind), Term.of(object))), Optional.empty()));
    w.code().kernel("release of the " + kind + " ends");
    w.code().also(w.free(kind, Term.of(object)));
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
