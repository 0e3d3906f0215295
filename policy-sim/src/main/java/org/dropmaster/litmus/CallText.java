package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Descriptors;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** What writing any system call of one thread needs: looking up, holding, failing. */
abstract class CallText {
  final Parts parts;
  final World world;
  final Writer w;
  final Code code;
  final Shape.Thread thread;
  final Descriptors fds;

  CallText(Parts parts, Writer w, Shape.Thread thread) {
    this.parts = parts;
    this.world = parts.world();
    this.w = w;
    this.code = w.code();
    this.thread = thread;
    this.fds = world.descriptors();
  }

  static Effect fails(Cells result, Errno errno, Label out) {
    return new Effect.When(
        Term.TRUE,
        List.of(Effect.set(result, World.result(errno)), new Effect.Goto(out)),
        List.of());
  }

  void fail(Cells result, Errno errno) {
    code.step(Effect.set(result, World.result(errno)));
  }

  Value value(String kind, Cells register) {
    return new Value(Type.pointer(kind), Term.of(register));
  }

  void succeed(Cells result) {
    code.step(Effect.set(result, Term.of(0)));
  }

  /** Looks a descriptor up and holds what it refers to; a failure goes on at the label. */
  Cells hold(String kind, Term fd, Errno wrong, Cells result, Label out) {
    Cells object = w.register(kind, Type.pointer(kind));
    Pool pool = world.pool(kind);
    Term.Temp entry = code.temp();
    Term found = fds.object(kind, entry);
    List<Effect> gets = new ArrayList<>();
    if (pool.size() > 0) {
      gets.add(Effect.set(object, found));
      gets.add(Effect.set(pool.count(), found, Term.at(pool.count(), found).plus(1)));
    }
    code.step(
        new Effect.Let(entry, fds.lookup(thread.table(), fd)),
        new Effect.When(
            fds.open(entry).not(),
            List.of(fails(result, Errno.EBADF, out)),
            List.of(
                new Effect.When(fds.is(kind, entry), gets, List.of(fails(result, wrong, out))))));
    return object;
  }

  Cells holdHandle(Cells file, Term handle, Cells result, Label out) {
    Cells object = w.register("bo", Type.pointer("bo"));
    Pool bo = world.pool("bo");
    Term.Temp found = code.temp();
    code.step(
        new Effect.Let(found, parts.handles().lookup(Term.of(file), handle)),
        new Effect.When(
            found.ne(0),
            List.of(
                Effect.set(object, found),
                Effect.set(bo.count(), found, Term.at(bo.count(), found).plus(1))),
            List.of(fails(result, Errno.ENOENT, out))));
    return object;
  }

  int most() {
    return 1 + world.pool("file").size() + world.pool("dmabuf").size();
  }
}
