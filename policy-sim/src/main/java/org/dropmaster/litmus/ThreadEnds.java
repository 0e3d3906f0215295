package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** How a user thread's calls end, and how the thread does. */
final class ThreadEnds {
  private final Parts parts;
  private final World world;
  private final Writer w;
  private final Code code;
  private final Shape.Thread thread;
  private final int number;
  private final Calls calls;
  private final Label die = new Label();
  private final Label leaving = new Label();
  private final List<Label> back = new ArrayList<>();
  private final List<Label> resting = new ArrayList<>();
  private final Cells comeBack;
  private final Term held;

  /**
   * Of a thread.
   *
   * @param most how many calls its text has, of which each can be left in one way
   */
  ThreadEnds(Parts parts, Writer w, Calls calls, int number, int most) {
    this.parts = parts;
    this.world = parts.world();
    this.w = w;
    this.code = w.code();
    this.calls = calls;
    this.number = number;
    this.thread = world.shape().threads().get(number);
    this.comeBack = code.register("back", most + 1);
    this.held = Term.any(world.banks().stream().map(this::heldAny).toList());
  }

  /** Where the thread may stand when nothing needs to happen any more. */
  List<Label> resting() {
    return resting;
  }

  /** The thread may rest here. */
  void rest() {
    Label here = new Label();
    code.place(here);
    resting.add(here);
  }

  /** In user space a killed thread makes no further call. */
  Effect dieIfKilled() {
    return Effect.when(world.processes().killed(number), die());
  }

  Effect die() {
    return new Effect.Goto(die);
  }

  /**
   * Leaving the kernel: no lock may be held, nor a number reserved that nobody will use while its
   * table is there, and queued releases run.
   */
  void leave() {
    w.note(List.of(Effect.when(held, Writer.raise(Rule.LOCK_LEAKED))));
    Term lost = world.descriptors().owes(number).and(world.processes().tableStays(number));
    w.note(lost.is(0) ? List.of() : List.of(Effect.when(lost, Writer.raise(Rule.LEAKED))));
    runReleases();
  }

  private void runReleases() {
    Label next = new Label();
    code.unless(new Releases(parts, w).any(), next);
    back.add(next);
    code.step(Effect.set(comeBack, Term.of(back.size())));
    code.jump(leaving);
    code.place(next);
  }

  /** Whether the thread holds a lock of this class. */
  private Term heldAny(Lock.Bank bank) {
    List<Term> any = new ArrayList<>();
    for (int i = 1; i <= bank.writer().count(); i++) {
      any.add(new Lock(bank, Term.of(i)).heldBy(code.number()));
    }
    return Term.any(any);
  }

  /** Writes the thread's death and the shared way out of the kernel. */
  void write() {
    Label gone = new Label();
    code.place(die);
    code.kernel("the thread dies");
    Cells last = code.register("lastOne", 1);
    code.step(Effect.set(last, world.processes().last(number)), world.processes().leave(number));
    code.unless(Term.of(last), gone);
    calls.tearDown();
    runReleases();
    if (world.pool("message").size() > 0) {
      calls.dropMessages();
      runReleases();
    }
    code.kernel("the process is gone");
    code.step(world.processes().die(thread.process()));
    code.place(gone);
    rest();
    code.await(Term.FALSE);
    writeLeaving();
  }

  private void writeLeaving() {
    code.place(leaving);
    new Releases(parts, w).drain();
    for (int k = 1; k <= back.size(); k++) {
      Label next = new Label();
      code.unless(Term.of(comeBack).eq(k), next);
      code.jump(back.get(k - 1));
      code.place(next);
    }
    code.await(Term.FALSE);
  }
}
