package org.dropmaster.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Reach;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Type;
import org.dropmaster.memory.Pages;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The command queue, and the engine that starts and completes commands whenever it likes. */
public final class Commands {
  private static final int QUEUED = 1;
  private static final int RUNNING = 2;

  private final World world;
  private final Pages pages;
  private final Pool command;

  public Commands(World world, Pages pages) {
    this.world = world;
    this.pages = pages;
    command = world.pool("command");
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("queue_command", (Verb.Atomic) this::queue);
    verbs.put("cancel_commands", (Verb.Change) this::cancel);
    verbs.put(
        "commands_idle",
        (Verb.Pure) (w, a) -> command.exists(c -> active(c).and(reached(a.get(0), c))).not());
    world.add(verbs);
    world.epochs().accessBy(e -> command.exists(c -> active(c).and(command.raw("epoch", c).eq(e))));
  }

  private Term active(Term c) {
    return command.raw("state", c).ne(0);
  }

  /** Whether a command is running. */
  public Term running(Term c) {
    return command.raw("state", c).eq(RUNNING);
  }

  private Term reached(Value scope, Term c) {
    return Reach.of(
        world, scope, command.raw("bo", c), command.raw("file", c), command.raw("epoch", c));
  }

  private Term queue(Writer w, List<Value> a, List<Effect> effects) {
    Term c = w.make("command", effects);
    effects.add(Effect.set(command.cells("bo"), c, a.get(1).term()));
    effects.add(Effect.set(command.cells("file"), c, a.get(0).term()));
    effects.add(Effect.set(command.cells("state"), c, Term.of(QUEUED)));
    effects.add(Effect.set(command.cells("epoch"), c, world.monitor().epoch(w)));
    effects.add(world.monitor().used(w));
    return c;
  }

  private void cancel(Writer w, List<Value> a, List<Effect> effects) {
    effects.addAll(
        command.each(
            c -> active(c).and(reached(a.get(0), c)),
            c -> List.of(Effect.set(command.cells("cancelled"), c, Term.TRUE))));
  }

  /** The engine's code: one command a step, started, completed or, if cancelled, retired. */
  public void engine(Writer w) {
    Label again = new Label();
    Cells done = w.register("done", Type.pointer("command"));
    w.code().place(again);
    w.code().kernel("the engine starts or completes a command");
    Term c = new Term.Choice().plus(1);
    Term state = command.raw("state", c);
    Term starts = state.eq(QUEUED).and(command.raw("cancelled", c).not());
    w.code()
        .choose(
            command.size(),
            state.ne(0),
            List.of(
                Effect.set(done, Term.NULL),
                new Effect.When(starts, start(w, c), finish(c, done))));
    w.code().unless(Term.of(done), again);
    w.put("command", Term.of(done));
    w.code().jump(again);
  }

  private List<Effect> start(Writer w, Term c) {
    Pool bo = world.pool("bo");
    Term.Temp page = w.code().temp();
    return List.of(
        new Effect.Let(page, bo.field("page", command.raw("bo", c))),
        Effect.set(command.cells("state"), c, Term.of(RUNNING)),
        Effect.set(command.cells("page"), c, page),
        Effect.set(bo.cells("tlb"), command.raw("bo", c), page),
        pages.read(page, command.raw("epoch", c)),
        pages.write(page, command.raw("epoch", c)));
  }

  private List<Effect> finish(Term c, Cells done) {
    return List.of(
        pages.write(command.raw("page", c), command.raw("epoch", c)),
        Effect.set(command.cells("state"), c, Term.of(0)),
        Effect.set(command.cells("page"), c, Term.of(0)),
        Effect.set(done, c));
  }
}
