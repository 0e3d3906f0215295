package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Descriptors;
import org.dropmaster.kernel.Shape;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The calls between processes, and what happens to the device itself. */
final class ProcessCalls extends CallText {
  ProcessCalls(Parts parts, Writer w, Shape.Thread thread) {
    super(parts, w, thread);
  }

  /**
   * send(fd, process), over a connected stream socket of AF_UNIX: a message holds the file until it
   * is received; -EPIPE when nobody is left to receive it.
   */
  void send(Term fd, Term to, Cells result) {
    Label out = new Label();
    Pool message = world.pool("message");
    code.kernel("send");
    Term.Temp entry = code.temp();
    List<Effect> sends = new ArrayList<>();
    Term place = w.make("message", sends);
    sends.add(Effect.set(message.cells("to"), place, to));
    sends.add(Effect.set(message.cells("file"), place, entry));
    sends.addAll(fds.get(entry));
    sends.add(Effect.set(result, Term.of(0)));
    code.step(
        new Effect.Let(entry, fds.lookup(thread.table(), fd)),
        new Effect.When(
            fds.open(entry).not(),
            List.of(fails(result, Errno.EBADF, out)),
            List.of(
                new Effect.When(
                    world.processes().deaf(to), List.of(fails(result, Errno.EPIPE, out)), sends))));
    code.place(out);
  }

  Term firstMessage() {
    Pool message = world.pool("message");
    return message.first(m -> message.alive(m).and(message.raw("to", m).eq(thread.process())));
  }

  /** recv(): waits for a message; 0, the end of the stream, when nobody is left to send one. */
  void recv(Cells result) {
    Pool message = world.pool("message");
    List<Term> others = new ArrayList<>();
    for (int p = 1; p <= world.shape().processes(); p++) {
      if (p != thread.process()) {
        others.add(world.processes().dead(Term.of(p)));
      }
    }
    code.kernel("recv");
    Term.Temp m = code.temp();
    Term.Temp number = code.temp();
    List<Effect> takes = new ArrayList<>(fds.reserve(thread.table(), number));
    takes.add(fds.set(thread.table(), number, message.raw("file", m)));
    takes.add(Effect.set(result, number));
    takes.addAll(w.free("message", m));
    code.await(
        firstMessage().ne(0).or(Term.all(others)),
        new Effect.Let(m, firstMessage()),
        new Effect.When(m, takes, List.of(Effect.set(result, Term.of(0)))));
  }

  /**
   * fork(): another process starts with copies of descriptors and mappings, and with the uverbs
   * file, which is a descriptor like the others and asks nobody who opened it.
   */
  void fork(Shape.Thread child, List<Effect> registers, Cells result) {
    code.kernel("fork");
    List<Effect> effects = new ArrayList<>(registers);
    Cells mine = fds.table(thread.table());
    for (int d = 0; d < mine.count(); d++) {
      Term slot = Term.at(mine, Descriptors.FIRST + d);
      Term copied = fds.open(slot).pick(slot, Term.of(0));
      effects.add(fds.set(child.table(), Term.of(Descriptors.FIRST + d), copied));
      effects.addAll(fds.get(slot));
    }
    Pool map = world.pool("map");
    for (int i = 1; i <= map.size(); i++) {
      Term m = Term.of(i);
      Term copied =
          map.alive(m)
              .and(map.raw("process", m).eq(thread.process()))
              .and(map.raw("number", m).ne(0));
      effects.add(Effect.when(copied, copyMap(map, m, child)));
    }
    Pool uverbs = world.pool("uverbs");
    Term open = world.processes().uverbs(thread.table());
    effects.add(
        Effect.when(
            open,
            world.processes().setUverbs(child.table(), open),
            Effect.set(uverbs.count(), open, uverbs.references(open).plus(1))));
    effects.add(world.processes().start(child.process()));
    effects.add(Effect.set(result, Term.of(0)));
    code.step(effects);
  }

  private List<Effect> copyMap(Pool map, Term m, Shape.Thread child) {
    List<Effect> effects = new ArrayList<>();
    Term place = w.make("map", effects);
    for (String field : List.of("file", "dmabuf", "bo", "number", "page", "epoch")) {
      effects.add(Effect.set(map.cells(field), place, map.raw(field, m)));
    }
    effects.add(Effect.set(map.cells("process"), place, Term.of(child.process())));
    for (String kind : List.of("file", "dmabuf", "bo")) {
      Pool pool = world.pool(kind);
      Term held = map.raw(kind, m);
      effects.add(Effect.when(held, Effect.set(pool.count(), held, pool.references(held).plus(1))));
    }
    return effects;
  }

  /** kill(process). */
  void kill(Term process, Cells result) {
    code.kernel("kill");
    code.step(world.processes().kill(process), Effect.set(result, Term.of(0)));
  }

  /** waitpid(process): waits until it has closed everything. */
  void waitpid(int process, Cells result) {
    code.kernel("waitpid");
    code.await(world.processes().dead(Term.of(process)), Effect.set(result, Term.of(0)));
  }

  /** error(dev) or unplug(dev): the device's worker will run reset or remove. */
  void deviceEvent(boolean unplug, Cells result) {
    code.kernel(unplug ? "unplug" : "device error");
    List<Effect> effects = new ArrayList<>();
    effects.add(parts.signals().request(unplug, true));
    if (unplug) {
      effects.add(parts.signals().unplug());
    }
    effects.add(Effect.set(result, Term.of(0)));
    code.step(effects);
  }
}
