package org.dropmaster.litmus;

import java.util.List;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The system calls that one thread can make, up to where it would leave the kernel. */
final class Calls extends CallText {
  private final FileCalls files;
  private final MemoryCalls memory;
  private final ProcessCalls processes;
  private final RegionCalls regions;

  Calls(Parts parts, Writer w, Shape.Thread thread) {
    super(parts, w, thread);
    files = new FileCalls(parts, w, thread);
    memory = new MemoryCalls(parts, w, thread);
    processes = new ProcessCalls(parts, w, thread);
    regions = new RegionCalls(parts, w, thread);
  }

  FileCalls files() {
    return files;
  }

  MemoryCalls memory() {
    return memory;
  }

  ProcessCalls processes() {
    return processes;
  }

  RegionCalls regions() {
    return regions;
  }

  /**
   * What the last thread of a process does on its way out; queued releases are run behind it. Its
   * uverbs file was open before the test began, so it has the lowest descriptor of all.
   */
  void tearDown() {
    Cells entry = code.register("entry", most());
    loop(
        "exit: unmap",
        "map",
        m ->
            List.of(
                Effect.set(m, parts.mappings().any(thread.process())),
                MemoryCalls.unmapEffect(world.pool("map"), Term.of(m))),
        memory::gone);
    Label shared = new Label();
    code.kernel("exit: close descriptors");
    Cells last = code.register("last", 1);
    code.step(world.processes().leaveTable(thread.table(), last));
    code.unless(Term.of(last), shared);
    if (thread.uverbs() > 0) {
      regions.closeUverbs(w.result("ignored"));
    }
    Label again = new Label();
    code.place(again);
    code.kernel("exit: close a descriptor");
    Term.Temp fd = code.temp();
    code.step(
        new Effect.Let(fd, fds.lowestOpen(thread.table())),
        Effect.set(entry, fds.lookup(thread.table(), fd)),
        Effect.when(fd, fds.set(thread.table(), fd, Term.of(0))));
    code.unless(Term.of(entry), shared);
    files.closed(entry);
    code.jump(again);
    code.place(shared);
  }

  /**
   * What the release of a process's sockets does, behind those of its files: what is still in
   * flight to it goes. They were opened first, so they are released last.
   */
  void dropMessages() {
    Pool message = world.pool("message");
    Cells entry = code.register("dropped", most());
    loop(
        "exit: drop a message",
        "message",
        m ->
            List.of(
                world.processes().closeSockets(thread.process()),
                Effect.set(m, processes.firstMessage())),
        m -> {
          code.step(Effect.set(entry, message.raw("file", Term.of(m))));
          code.also(w.free("message", Term.of(m)));
          files.closed(entry);
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
