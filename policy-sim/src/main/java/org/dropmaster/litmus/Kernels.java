package org.dropmaster.litmus;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Epochs;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.Uses;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** The actors that are no user threads: only those that a test can bring to life. */
record Kernels(boolean engine, boolean worker, boolean events, int work, boolean nic) {
  /** Those that a shape and a policy call for; {@code events} if a test makes the device fail. */
  static Kernels of(Functions functions, Shape shape, boolean events) {
    boolean engine = shape.objects("command") > 0;
    boolean resets = Uses.anywhere(functions, Set.of("reset_device"));
    boolean later =
        shape.importers().stream()
            .anyMatch(c -> functions.importer(c).flatMap(i -> Functions.of(i, "work")).isPresent());
    int work = later ? shape.objects("mr") : 0;
    return new Kernels(engine, engine || events || resets || later, events || resets, work, later);
  }

  int count() {
    return (engine ? 1 : 0) + (worker ? 1 : 0) + (events ? 1 : 0) + work + (nic ? 1 : 0);
  }

  /** Writes their code behind that of the user threads. */
  void write(
      Parts parts, List<Code> codes, Layout layout, Functions functions, List<List<Label>> rest) {
    if (engine) {
      parts.commands().engine(actor("engine", parts, codes, layout, functions, rest));
    }
    if (worker) {
      worker(parts, actor("worker", parts, codes, layout, functions, rest));
    }
    if (events) {
      events(parts, actor("device", parts, codes, layout, functions, rest));
    }
    for (int i = 0; i < work; i++) {
      String name = work == 1 ? "importer" : "importer" + i;
      parts.regions().worker(actor(name, parts, codes, layout, functions, rest));
    }
    if (nic) {
      parts.regions().nic(actor("nic", parts, codes, layout, functions, rest));
    }
  }

  private static Writer actor(
      String name,
      Parts parts,
      List<Code> codes,
      Layout layout,
      Functions functions,
      List<List<Label>> rest) {
    Code code = new Code(name, codes.size(), layout);
    codes.add(code);
    Label idle = new Label();
    code.place(idle);
    rest.add(List.of(idle));
    return new Writer(code, parts.world(), functions);
  }

  /** Releases whose last put was not made by a user thread. */
  private static void worker(Parts parts, Writer w) {
    Label again = new Label();
    Releases releases = new Releases(parts, w);
    w.code().place(again);
    w.code().kernel("the worker runs queued releases");
    w.code().prefix(1, releases.any(), List.of());
    releases.drain();
    w.code().jump(again);
  }

  /** Resets and the removal, one after the other. */
  private static void events(Parts parts, Writer w) {
    World world = parts.world();
    Label again = new Label();
    Label removal = new Label();
    Label done = new Label();
    Cells result = w.result("reset");
    w.code().place(again);
    w.code().kernel("the device's worker takes a request");
    Term choice = new Term.Choice();
    Term wanted = choice.pick(parts.signals().waiting(true), parts.signals().waiting(false));
    w.code()
        .choose(
            2,
            wanted,
            List.of(
                new Effect.When(
                    choice,
                    List.of(parts.signals().request(true, false), new Effect.Goto(removal)),
                    List.of(parts.signals().request(false, false))),
                new Effect.Ghost(List.of(world.epochs().device(Epochs.RESETTING)))));
    Optional<Function> reset = world.functions().entry("reset");
    if (reset.isPresent()) {
      w.enter(reset.get(), List.of(), Optional.of(result));
    } else {
      w.code().step(Effect.set(result, World.result(Errno.EIO)));
    }
    w.code().kernel("the reset is over");
    w.code()
        .also(
            List.of(
                new Effect.Ghost(
                    List.of(
                        new Effect.When(
                            Term.of(result).eq(0).and(parts.signals().removed().not()),
                            List.of(world.epochs().device(Epochs.WHOLE)),
                            List.of(world.epochs().device(Epochs.BROKEN)))))));
    w.code().jump(again);
    w.code().place(removal);
    world.functions().entry("remove").ifPresent(f -> w.enter(f, List.of(), Optional.empty()));
    w.code().place(done);
    w.code().kernel("the removal is over");
    w.note(List.of(world.epochs().device(Epochs.BROKEN)));
    w.code().jump(again);
  }
}
