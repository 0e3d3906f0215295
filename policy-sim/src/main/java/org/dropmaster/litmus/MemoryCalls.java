package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.compile.CoreVerbs;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The calls on mappings, and what a load or a store does. */
final class MemoryCalls extends CallText {
  MemoryCalls(Parts parts, Writer w, Shape.Thread thread) {
    super(parts, w, thread);
  }

  /** mmap(fd, handle) of the device. */
  void mmap(Term fd, Term handle, Cells result) {
    Label out = new Label();
    Label noHandle = new Label();
    Pool map = world.pool("map");
    code.kernel("mmap");
    Cells f = hold("file", fd, Errno.ENODEV, result, out);
    Cells b = holdHandle(f, handle, result, noHandle);
    Cells m = w.register("map", Type.pointer("map"));
    Label failed = new Label();
    code.kernel("mmap: take mmap_lock");
    CoreVerbs.take(w, world.processes().mmapLock(thread.process()), Lock.Mode.WRITE);
    List<Effect> made = new ArrayList<>();
    Term place = w.make("map", made);
    made.add(Effect.set(map.cells("process"), place, Term.of(thread.process())));
    made.add(Effect.set(map.cells("file"), place, Term.of(f)));
    made.add(Effect.set(map.cells("bo"), place, Term.of(b)));
    made.add(Effect.set(map.cells("epoch"), place, world.pool("file").raw("epoch", Term.of(f))));
    made.add(Effect.set(m, place));
    code.also(made);
    Optional<Function> entry = world.functions().entry("mmap", "file", "map", "bo");
    if (entry.isPresent()) {
      w.enter(
          entry.get(),
          List.of(value("file", f), value("map", m), value("bo", b)),
          Optional.of(result));
    } else {
      fail(result, Errno.ENODEV);
    }
    publish(m, result, failed);
    Label done = new Label();
    code.jump(done);
    code.place(failed);
    unlockMmap();
    w.put("bo", Term.of(b));
    code.place(noHandle);
    code.kernel("mmap: put the file");
    w.put("file", Term.of(f));
    code.place(done);
    code.place(out);
  }

  private void unlockMmap() {
    code.kernel("drop mmap_lock");
    code.step(world.processes().mmapLock(thread.process()).drop(Lock.Mode.WRITE, code.number()));
  }

  /** Gives the new mapping its number; where the driver refused it goes away again. */
  private void publish(Cells m, Cells result, Label failed) {
    Pool map = world.pool("map");
    Label refused = new Label();
    Label done = new Label();
    code.kernel("mmap: insert the mapping");
    code.unless(Term.of(0).binary(Term.Op.LE, Term.of(result)), refused);
    Term.Temp number = code.temp();
    code.step(
        new Effect.Let(number, parts.mappings().lowest(thread.process())),
        Effect.when(number.eq(0), new Effect.Limit("mappings of a process")),
        Effect.set(map.cells("number"), Term.of(m), number),
        Effect.set(result, number));
    unlockMmap();
    code.jump(done);
    code.place(refused);
    code.also(w.free("map", Term.of(m)));
    code.jump(failed);
    code.place(done);
  }

  /** mmap(fd) of a dma-buf. */
  void mmap(Term fd, Cells result) {
    Label out = new Label();
    Pool map = world.pool("map");
    Pool bo = world.pool("bo");
    Pool dmabuf = world.pool("dmabuf");
    code.kernel("mmap");
    Cells d = hold("dmabuf", fd, Errno.ENODEV, result, out);
    Cells m = w.register("map", Type.pointer("map"));
    Label failed = new Label();
    code.kernel("mmap: take mmap_lock");
    CoreVerbs.take(w, world.processes().mmapLock(thread.process()), Lock.Mode.WRITE);
    List<Effect> made = new ArrayList<>();
    Term place = w.make("map", made);
    Term.Temp b = code.temp();
    made.add(new Effect.Let(b, bo.checked(dmabuf.raw("bo", Term.of(d)))));
    made.add(Effect.set(bo.count(), b, bo.references(b).plus(1)));
    made.add(Effect.set(map.cells("process"), place, Term.of(thread.process())));
    made.add(Effect.set(map.cells("dmabuf"), place, Term.of(d)));
    made.add(Effect.set(map.cells("bo"), place, b));
    made.add(Effect.set(map.cells("epoch"), place, dmabuf.raw("epoch", Term.of(d))));
    made.add(Effect.set(m, place));
    code.step(made);
    Optional<Function> entry = world.functions().entry("mmap", "dmabuf", "map");
    if (entry.isPresent()) {
      w.enter(entry.get(), List.of(value("dmabuf", d), value("map", m)), Optional.of(result));
    } else {
      fail(result, Errno.EINVAL);
    }
    Cells held = w.register("bo", Type.pointer("bo"));
    code.step(Effect.set(held, map.raw("bo", Term.of(m))));
    publish(m, result, failed);
    code.jump(out);
    code.place(failed);
    unlockMmap();
    w.put("bo", Term.of(held));
    code.kernel("mmap: put the dma-buf");
    w.put("dmabuf", Term.of(d));
    code.place(out);
  }

  /** munmap(map). */
  void munmap(Term number, Cells result) {
    Label out = new Label();
    Cells m = w.register("map", Type.pointer("map"));
    Term found = parts.mappings().lookup(thread.process(), number);
    Pool map = world.pool("map");
    code.kernel("munmap");
    CoreVerbs.take(w, world.processes().mmapLock(thread.process()), Lock.Mode.WRITE);
    code.step(Effect.set(m, found), unmapEffect(map, Term.of(m)));
    Label none = new Label();
    code.unless(Term.of(m), none);
    gone(m);
    unlockMmap();
    succeed(result);
    code.jump(out);
    code.place(none);
    unlockMmap();
    fail(result, Errno.EINVAL);
    code.place(out);
  }

  static Effect unmapEffect(Pool map, Term m) {
    return Effect.when(
        m,
        Effect.set(map.cells("number"), m, Term.of(0)),
        Effect.set(map.cells("page"), m, Term.of(0)));
  }

  /** Puts what a mapping held that nobody finds any more. */
  void gone(Cells m) {
    Pool map = world.pool("map");
    Cells b = w.register("bo", Type.pointer("bo"));
    Cells f = w.register("file", Type.pointer("file"));
    Cells d = w.register("dmabuf", Type.pointer("dmabuf"));
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.set(b, map.raw("bo", Term.of(m))));
    effects.add(Effect.set(f, map.raw("file", Term.of(m))));
    effects.add(Effect.set(d, map.raw("dmabuf", Term.of(m))));
    effects.addAll(w.free("map", Term.of(m)));
    code.also(effects);
    code.kernel("the mapping's references are put");
    w.put("bo", Term.of(b));
    Label buffer = new Label();
    Label done = new Label();
    code.unless(Term.of(f), buffer);
    w.put("file", Term.of(f));
    code.jump(done);
    code.place(buffer);
    w.put("dmabuf", Term.of(d));
    code.place(done);
  }

  /** load(map) or store(map): at once where the page is there, else through the driver's fault. */
  void touch(Term number, boolean store, Cells result) {
    Pool map = world.pool("map");
    Label again = new Label();
    Label fault = new Label();
    Label failed = new Label();
    Label out = new Label();
    Lock lock = world.processes().mmapLock(thread.process());
    code.place(again);
    code.kernel(store ? "store" : "load");
    Term.Temp m = code.temp();
    Term page = map.raw("page", m);
    Term epoch = map.raw("epoch", m);
    Effect access = store ? parts.pages().write(page, epoch) : parts.pages().read(page, epoch);
    code.step(
        new Effect.Let(m, parts.mappings().lookup(thread.process(), number)),
        Effect.when(m.eq(0), fails(result, Errno.EFAULT, out)),
        new Effect.When(
            page.ne(0),
            List.of(access, Effect.set(result, Term.of(0))),
            List.of(new Effect.Goto(fault))),
        Effect.when(m.eq(0), new Effect.Goto(out)));
    code.jump(out);
    code.place(fault);
    code.kernel("page fault: take mmap_lock");
    Optional<Function> entry = world.functions().entry("fault", "map");
    if (entry.isPresent()) {
      CoreVerbs.take(w, lock, Lock.Mode.READ);
      Cells held = w.register("map", Type.pointer("map"));
      Cells nothing = code.register("nothing", 1);
      world.faults().tell(code.number(), nothing);
      Label unmapped = new Label();
      code.step(Effect.set(held, parts.mappings().lookup(thread.process(), number)));
      code.unless(Term.of(held), unmapped);
      w.enter(entry.get(), List.of(value("map", held)), Optional.empty());
      code.kernel("page fault: drop mmap_lock");
      code.step(lock.drop(Lock.Mode.READ, code.number()));
      code.unless(Term.of(nothing).not(), failed);
      code.jump(again);
      code.place(unmapped);
      code.step(lock.drop(Lock.Mode.READ, code.number()));
    }
    code.place(failed);
    fail(result, Errno.EFAULT);
    code.place(out);
  }
}
