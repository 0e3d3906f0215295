package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.Uses;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Parameter;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The calls on descriptors and what is behind them: open, ioctl, close, dup. */
final class FileCalls extends CallText {
  private static final Set<String> COPIES = Set.of("copy_to_user");

  FileCalls(Parts parts, Writer w, Shape.Thread thread) {
    super(parts, w, thread);
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
    List<Effect> begin = new ArrayList<>(fds.reserve(thread.table(), number));
    begin.add(Effect.set(fd, number));
    Term place = w.make("file", begin);
    begin.add(Effect.set(file.cells("pid"), place, Term.of(thread.process())));
    begin.add(Effect.set(f, place));
    Effect fails = fails(result, Errno.ENODEV, done);
    code.step(new Effect.When(parts.signals().unplugged(), List.of(fails), begin));
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

  /** What follows when a descriptor has gone whose entry is in a register. */
  void closed(Cells entry) {
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
}
