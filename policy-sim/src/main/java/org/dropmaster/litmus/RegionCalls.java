package org.dropmaster.litmus;

import java.util.List;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The calls on memory regions and on the uverbs file that holds them. */
final class RegionCalls extends CallText {
  RegionCalls(Parts parts, Writer w, Shape.Thread thread) {
    super(parts, w, thread);
  }

  /** reg_mr(fd, CLASS). */
  void register(Term fd, String importer, Cells result) {
    Label out = new Label();
    Label wrong = new Label();
    code.kernel("reg_mr: hold the uverbs file");
    Cells u = holdUverbs(result, out);
    code.kernel("reg_mr: look up the dma-buf");
    Cells d = hold("dmabuf", fd, Errno.EINVAL, result, wrong);
    parts.regions().register(w, thread.uverbs(), d, importer, result);
    code.place(wrong);
    w.put("uverbs", Term.of(u));
    code.place(out);
  }

  /** A call on an uverbs file holds it; -EBADF where it has been closed. */
  private Cells holdUverbs(Cells result, Label out) {
    Cells u = w.register("uverbs", Type.pointer("uverbs"));
    Pool files = world.pool("uverbs");
    Term open = world.processes().uverbs(thread.table());
    code.step(
        new Effect.When(
            open.ne(0),
            List.of(
                Effect.set(u, open),
                Effect.set(files.count(), open, files.references(open).plus(1))),
            List.of(fails(result, Errno.EBADF, out))));
    return u;
  }

  /** dereg_mr(mr); -ENOENT for a region that this uverbs file does not have. */
  void deregister(Term number, Cells result) {
    Label out = new Label();
    Label none = new Label();
    Label done = new Label();
    Cells m = w.register("mr", Type.pointer("mr"));
    code.kernel("dereg_mr: hold the uverbs file");
    Cells u = holdUverbs(result, out);
    code.kernel("dereg_mr");
    code.step(
        Effect.set(m, parts.regions().lookup(thread.uverbs(), number)),
        parts.regions().unpublish(Term.of(m)));
    code.unless(Term.of(m), none);
    parts.regions().deregister(w, m);
    succeed(result);
    code.jump(done);
    code.place(none);
    fail(result, Errno.ENOENT);
    code.place(done);
    w.put("uverbs", Term.of(u));
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

  /** close_uverbs(): the descriptor of the uverbs file goes, its reference is put. */
  void closeUverbs(Cells result) {
    Label out = new Label();
    Cells u = w.register("uverbs", Type.pointer("uverbs"));
    Term has = world.processes().uverbs(thread.table());
    code.kernel("close the uverbs file");
    code.step(
        new Effect.When(
            has.ne(0),
            List.of(Effect.set(u, has), world.processes().setUverbs(thread.table(), Term.of(0))),
            List.of(fails(result, Errno.EBADF, out))));
    w.put("uverbs", Term.of(u));
    succeed(result);
    code.place(out);
  }
}
