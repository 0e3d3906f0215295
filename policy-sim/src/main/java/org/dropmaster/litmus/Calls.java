package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.CoreVerbs;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Descriptors;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.Uses;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Parameter;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The system calls that one thread can make, up to where it would leave the kernel. */
final class Calls {
  private static final Set<String> COPIES = Set.of("copy_to_user");
  private final Parts parts;
  private final World world;
  private final Writer w;
  private final Code code;
  private final Shape.Thread thread;
  private final Descriptors fds;

  Calls(Parts parts, Writer w, Shape.Thread thread) {
    this.parts = parts;
    this.world = parts.world();
    this.w = w;
    this.code = w.code();
    this.thread = thread;
    this.fds = world.descriptors();
  }

  private static Effect fails(Cells result, Errno errno, Label out) {
    return new Effect.When(
        Term.TRUE,
        List.of(Effect.set(result, World.result(errno)), new Effect.Goto(out)),
        List.of());
  }

  private void fail(Cells result, Errno errno) {
    code.step(Effect.set(result, World.result(errno)));
  }

  private Value value(String kind, Cells register) {
    return new Value(Type.pointer(kind), Term.of(register));
  }

  private void succeed(Cells result) {
    code.step(Effect.set(result, Term.of(0)));
  }

  /** open(dev): the descriptor, or what the driver's open said. */
  void open(Cells result) {
    Pool file = world.pool("file");
    Cells fd = w.result("fd");
    Cells f = w.register("file", Type.pointer("file"));
    Label failed = new Label();
    Label done = new Label();
    code.kernel("open: reserve a descriptor");
    Term.Temp number = code.temp();
    List<Effect> reserve = new ArrayList<>();
    reserve.add(Effect.when(parts.signals().unplugged(), fails(result, Errno.ENODEV, done)));
    List<Effect> begin = new ArrayList<>(fds.reserve(thread.table(), number));
    begin.add(Effect.set(fd, number));
    Term place = w.make("file", begin);
    begin.add(Effect.set(file.cells("pid"), place, Term.of(thread.process())));
    begin.add(Effect.set(f, place));
    reserve.add(new Effect.When(parts.signals().unplugged(), List.of(), begin));
    code.step(reserve);
    Optional<Function> open = world.functions().entry("open", "file");
    if (open.isPresent()) {
      w.enter(open.get(), List.of(value("file", f)), Optional.of(result));
    } else {
      succeed(result);
    }
    code.kernel("open: install the descriptor");
    code.unless(Term.of(result).eq(0), failed);
    code.step(
        fds.set(thread.table(), Term.of(fd), fds.entry("file", Term.of(f))),
        Effect.set(result, Term.of(fd)));
    code.jump(done);
    code.place(failed);
    List<Effect> undo = new ArrayList<>(w.free("file", Term.of(f)));
    undo.add(fds.set(thread.table(), Term.of(fd), Term.of(0)));
    code.step(undo);
    code.place(done);
  }

  /** Looks a descriptor up and holds what it refers to; a failure goes on at the label. */
  private Cells hold(String kind, Term fd, Errno wrong, Cells result, Label out) {
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

  private Cells holdHandle(Cells file, Term handle, Cells result, Label out) {
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

  /** ioctl(fd, COMMAND, ...): what the policy's entry point gives. */
  void ioctl(Term fd, String command, List<Term> arguments, Cells result) {
    Label out = new Label();
    Optional<Function> entry = world.functions().entry(command, "file");
    code.kernel("ioctl " + command);
    Cells f = hold("file", fd, Errno.ENOTTY, result, out);
    if (entry.isEmpty()) {
      fail(result, Errno.ENOTTY);
    } else {
      arguments(entry.get(), f, arguments, new ArrayList<>(List.of(value("file", f))), result);
    }
    code.kernel("ioctl " + command + ": put the file");
    w.put("file", Term.of(f));
    code.place(out);
  }

  /** Holds one argument after the other around the call, and puts them in reverse. */
  private void arguments(
      Function entry, Cells file, List<Term> given, List<Value> ready, Cells result) {
    int at = ready.size();
    if (at == entry.parameters().size()) {
      w.enter(entry, ready, Optional.of(result));
      copyOut(entry, result);
      return;
    }
    Parameter parameter = entry.parameters().get(at);
    Term word = at <= given.size() ? given.get(at - 1) : Term.of(0);
    String kind = parameter.type().kind();
    if (kind.isEmpty()) {
      ready.add(new Value(parameter.type(), word));
      arguments(entry, file, given, ready, result);
      return;
    }
    Label out = new Label();
    code.kernel("ioctl " + entry.name() + ": look up " + parameter.name());
    Cells held =
        kind.equals("bo")
            ? holdHandle(file, word, result, out)
            : hold(kind, word, Errno.EINVAL, result, out);
    ready.add(value(kind, held));
    arguments(entry, file, given, ready, result);
    code.kernel("ioctl " + entry.name() + ": put " + parameter.name());
    w.put(kind, Term.of(held));
    code.place(out);
  }

  /** A positive result is copied to user space, which can fail. */
  private void copyOut(Function entry, Cells result) {
    if (Uses.any(world.functions(), entry.name(), COPIES) || !returnsNumber(entry)) {
      return;
    }
    Label none = new Label();
    code.kernel("copy the result of " + entry.name() + " to user space");
    code.unless(Term.of(0).binary(Term.Op.LT, Term.of(result)), none);
    code.choose(
        2,
        Term.TRUE,
        List.of(Effect.when(new Term.Choice(), Effect.set(result, World.result(Errno.EFAULT)))));
    code.place(none);
  }

  private boolean returnsNumber(Function entry) {
    return Uses.any(
        world.functions(),
        entry.name(),
        Set.of("fd_install", "handle_create", "handle_reserve", "idr_alloc", "reserve_fd"));
  }

  /** close(fd): the descriptor goes, flush runs, the reference is put. */
  void close(Term fd, Cells result) {
    Label out = new Label();
    code.kernel("close: take the descriptor away");
    Cells entry = code.register("entry", most());
    Term.Temp found = code.temp();
    code.step(
        new Effect.Let(found, fds.lookup(thread.table(), fd)),
        new Effect.When(
            fds.open(found),
            List.of(Effect.set(entry, found), fds.set(thread.table(), fd, Term.of(0))),
            List.of(fails(result, Errno.EBADF, out))));
    closed(entry);
    succeed(result);
    code.place(out);
  }

  private int most() {
    return 1 + world.pool("file").size() + world.pool("dmabuf").size();
  }

  /** What follows when a descriptor has gone whose entry is in a register. */
  private void closed(Cells entry) {
    Label buffer = new Label();
    Label done = new Label();
    code.unless(fds.is("file", Term.of(entry)), buffer);
    Cells f = w.register("file", Type.pointer("file"));
    code.step(Effect.set(f, fds.object("file", Term.of(entry))));
    Optional<Function> flush = world.functions().entry("flush", "file");
    flush.ifPresent(e -> w.enter(e, List.of(value("file", f)), Optional.empty()));
    code.kernel("close: put the file");
    w.put("file", Term.of(f));
    code.jump(done);
    code.place(buffer);
    if (world.pool("dmabuf").size() > 0) {
      code.kernel("close: put the dma-buf");
      w.put("dmabuf", fds.object("dmabuf", Term.of(entry)));
    }
    code.place(done);
  }

  /** dup(fd). */
  void dup(Term fd, Cells result) {
    Label out = new Label();
    code.kernel("dup");
    Term.Temp entry = code.temp();
    Term.Temp number = code.temp();
    List<Effect> copies = new ArrayList<>(fds.reserve(thread.table(), number));
    copies.add(fds.set(thread.table(), number, entry));
    copies.addAll(fds.get(entry));
    copies.add(Effect.set(result, number));
    code.step(
        new Effect.Let(entry, fds.lookup(thread.table(), fd)),
        new Effect.When(fds.open(entry), copies, List.of(fails(result, Errno.EBADF, out))));
    code.place(out);
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

  private static Effect unmapEffect(Pool map, Term m) {
    return Effect.when(
        m,
        Effect.set(map.cells("number"), m, Term.of(0)),
        Effect.set(map.cells("page"), m, Term.of(0)));
  }

  /** Puts what a mapping held that nobody finds any more. */
  private void gone(Cells m) {
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
      Cells said = w.result("fault");
      Label unmapped = new Label();
      code.step(Effect.set(held, parts.mappings().lookup(thread.process(), number)));
      code.unless(Term.of(held), unmapped);
      w.enter(entry.get(), List.of(value("map", held)), Optional.of(said));
      code.kernel("page fault: drop mmap_lock");
      code.step(lock.drop(Lock.Mode.READ, code.number()));
      code.unless(Term.of(0).binary(Term.Op.LE, Term.of(said)), failed);
      code.jump(again);
      code.place(unmapped);
      code.step(lock.drop(Lock.Mode.READ, code.number()));
    }
    code.place(failed);
    fail(result, Errno.EFAULT);
    code.place(out);
  }

  /** send(fd, process): a message holds the file until it is received. */
  void send(Term fd, int to, Cells result) {
    Label out = new Label();
    Pool message = world.pool("message");
    code.kernel("send");
    Term.Temp entry = code.temp();
    List<Effect> sends = new ArrayList<>();
    Term place = w.make("message", sends);
    sends.add(Effect.set(message.cells("to"), place, Term.of(to)));
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
                    world.processes().deaf(to),
                    List.of(fails(result, Errno.ECONNRESET, out)),
                    sends))));
    code.place(out);
  }

  private Term firstMessage() {
    Pool message = world.pool("message");
    return message.first(m -> message.alive(m).and(message.raw("to", m).eq(thread.process())));
  }

  /** recv(): waits for a message; -ECONNRESET when nobody is left who could send one. */
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
        new Effect.When(m, takes, List.of(Effect.set(result, World.result(Errno.ECONNRESET)))));
  }

  /** fork(): another process starts with copies of descriptors and mappings. */
  void fork(Shape.Thread child, int number, List<Effect> registers, Cells result) {
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
    effects.add(world.processes().start(number));
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
  void kill(int process, Cells result) {
    code.kernel("kill");
    code.step(world.processes().kill(Term.of(process)), Effect.set(result, Term.of(0)));
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

  /** reg_mr(fd, CLASS). */
  void register(Term fd, String importer, Cells result) {
    Label out = new Label();
    code.kernel("reg_mr: look up the dma-buf");
    Cells d = hold("dmabuf", fd, Errno.EINVAL, result, out);
    parts.regions().register(w, thread.uverbs(), d, importer, result);
    code.place(out);
  }

  /** dereg_mr(mr). */
  void deregister(Term number, Cells result) {
    Label out = new Label();
    Label none = new Label();
    Cells m = w.register("mr", Type.pointer("mr"));
    code.kernel("dereg_mr");
    code.step(
        Effect.set(m, parts.regions().lookup(thread.uverbs(), number)),
        parts.regions().unpublish(Term.of(m)));
    code.unless(Term.of(m), none);
    parts.regions().deregister(w, m);
    succeed(result);
    code.jump(out);
    code.place(none);
    fail(result, Errno.EINVAL);
    code.place(out);
  }

  /** access(mr): one access of the NIC. */
  void access(Term number, Cells result) {
    Label out = new Label();
    Label none = new Label();
    Pool mr = world.pool("mr");
    Cells m = w.register("mr", Type.pointer("mr"));
    code.kernel("access");
    Term at = Term.of(m);
    code.step(
        Effect.set(m, parts.regions().lookup(thread.uverbs(), number)),
        Effect.when(at, Effect.set(mr.count(), at, mr.references(at).plus(1))));
    code.unless(Term.of(m), none);
    parts.regions().access(w, m, result);
    parts.regions().put(w, m);
    code.jump(out);
    code.place(none);
    fail(result, Errno.EINVAL);
    code.place(out);
  }

  /** close_uverbs(): this process's reference to its uverbs file. */
  void closeUverbs(Cells result) {
    Label out = new Label();
    Cells u = w.register("uverbs", Type.pointer("uverbs"));
    Term has = world.processes().uverbs(thread.process());
    code.kernel("close the uverbs file");
    code.step(
        new Effect.When(
            has.ne(0),
            List.of(Effect.set(u, has), world.processes().setUverbs(thread.process(), 0)),
            List.of(fails(result, Errno.EBADF, out))));
    w.put("uverbs", Term.of(u));
    succeed(result);
    code.place(out);
  }

  /** What the last thread of a process does on its way out; queued releases are run behind it. */
  void tearDown() {
    Pool message = world.pool("message");
    Cells entry = code.register("entry", most());
    loop(
        "exit: unmap",
        "map",
        m ->
            List.of(
                Effect.set(m, parts.mappings().any(thread.process())),
                unmapEffect(world.pool("map"), Term.of(m))),
        this::gone);
    Label shared = new Label();
    code.kernel("exit: close descriptors");
    Cells last = code.register("last", 1);
    code.step(world.processes().leaveTable(thread.table(), last));
    code.unless(Term.of(last), shared);
    Label again = new Label();
    code.place(again);
    code.kernel("exit: close a descriptor");
    Term.Temp fd = code.temp();
    code.step(
        new Effect.Let(fd, fds.lowestOpen(thread.table())),
        Effect.set(entry, fds.lookup(thread.table(), fd)),
        Effect.when(fd, fds.set(thread.table(), fd, Term.of(0))));
    code.unless(Term.of(entry), shared);
    closed(entry);
    code.jump(again);
    code.place(shared);
    if (thread.uverbs() > 0) {
      Cells ignored = w.result("ignored");
      closeUverbs(ignored);
    }
    loop(
        "exit: drop a message",
        "message",
        m ->
            List.of(
                world.processes().closeSockets(thread.process()), Effect.set(m, firstMessage())),
        m -> {
          code.step(Effect.set(entry, message.raw("file", Term.of(m))));
          code.also(w.free("message", Term.of(m)));
          closed(entry);
        });
  }

  private void loop(
      String what,
      String kind,
      java.util.function.Function<Cells, List<Effect>> take,
      java.util.function.Consumer<Cells> body) {
    if (world.pool(kind).size() == 0) {
      return;
    }
    Label again = new Label();
    Label done = new Label();
    Cells object = w.register(kind, Type.pointer(kind));
    code.place(again);
    code.kernel(what);
    code.step(take.apply(object));
    code.unless(Term.of(object), done);
    body.accept(object);
    code.jump(again);
    code.place(done);
  }
}
