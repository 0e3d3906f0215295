package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** What a driver can do to processes, and what happens to the device itself. */
public final class Signals {
  private final World world;
  private final Cells reset;
  private final Cells remove;
  private final Cells unplugged;

  public Signals(World world) {
    this.world = world;
    reset = world.layout().shared("device.reset", 0, 1, 1);
    remove = world.layout().shared("device.remove", 0, 1, 1);
    unplugged = world.layout().shared("device.unplugged", 0, 1, 1);
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("kill_openers", (Verb.Change) this::killOpeners);
    verbs.put("kill_holders", (Verb.Change) this::killHolders);
    verbs.put("openers_gone", (Verb.Pure) (w, a) -> openers().not());
    verbs.put("holders_gone", (Verb.Pure) (w, a) -> holders().not());
    verbs.put("reset_device", (Verb.Change) this::resetDevice);
    world.add(verbs);
  }

  /** Whether a reset, or the removal, waits to be run. */
  public Term waiting(boolean removal) {
    return Term.of(removal ? remove : reset);
  }

  /** Asks for a reset, or the removal; or with {@code to} false notes that it has begun. */
  public Effect request(boolean removal, boolean to) {
    return Effect.set(removal ? remove : reset, Term.of(to));
  }

  /** Whether nothing is wrong with the device that its worker would still have to handle. */
  public Term quiet() {
    return Term.of(reset).or(Term.of(remove)).or(Term.of(unplugged)).not();
  }

  /** Whether the device has been pulled out. */
  public Term unplugged() {
    return Term.of(unplugged);
  }

  /** Whether its removal has begun, which is later than the pull. */
  public Term removed() {
    return Term.of(unplugged).and(Term.of(remove).not());
  }

  /** The device is pulled out. */
  public Effect unplug() {
    return Effect.set(unplugged, Term.TRUE);
  }

  private void resetDevice(Writer w, List<Value> a, List<Effect> effects) {
    effects.add(request(false, true));
  }

  private Term openers() {
    Pool file = world.pool("file");
    return file.exists(f -> file.references(f).ne(0));
  }

  private void killOpeners(Writer w, List<Value> a, List<Effect> effects) {
    Pool file = world.pool("file");
    effects.addAll(
        file.each(
            f -> file.references(f).ne(0).and(file.raw("pid", f).ne(0)),
            f -> List.of(world.processes().kill(file.raw("pid", f)))));
  }

  /**
   * All but the caller's own process, which would not come to the next line. Who has closed its
   * uverbs file, or is not born yet, would die for nothing.
   */
  private void killHolders(Writer w, List<Value> a, List<Effect> effects) {
    Term caller = world.processes().current(w.code().number());
    for (int p = 1; p <= world.shape().processes(); p++) {
      Term holds = holds(p, thread -> world.processes().uverbs(thread.table()));
      effects.add(Effect.when(caller.ne(p).and(holds), world.processes().kill(Term.of(p))));
    }
  }

  private Term holders() {
    List<Term> any = new ArrayList<>();
    for (int p = 1; p <= world.shape().processes(); p++) {
      any.add(holds(p, thread -> Term.of(thread.uverbs())));
    }
    return Term.any(any);
  }

  /**
   * Whether a process has a descriptor, a mapping, a message or a region of the device.
   *
   * @param uverbs the file whose regions are a thread's
   */
  private Term holds(int process, Function<Shape.Thread, Term> uverbs) {
    List<Term> any = new ArrayList<>();
    Pool map = world.pool("map");
    Pool mr = world.pool("mr");
    Pool message = world.pool("message");
    any.add(map.exists(m -> map.raw("process", m).eq(process)));
    any.add(message.exists(m -> message.raw("to", m).eq(process)));
    for (Shape.Thread thread : world.shape().threads()) {
      if (thread.process() == process) {
        Cells table = world.descriptors().table(thread.table());
        for (int d = 0; d < table.count(); d++) {
          any.add(world.descriptors().open(Term.at(table, Descriptors.FIRST + d)));
        }
        any.add(mr.exists(m -> mr.raw("uverbs", m).eq(uverbs.apply(thread))));
      }
    }
    return Term.any(any).and(world.processes().dead(Term.of(process)).not());
  }
}
