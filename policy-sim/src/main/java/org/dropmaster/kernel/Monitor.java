package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.compile.Entry;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Writer;
import org.dropmaster.lang.PolicyTree.Mark;
import org.dropmaster.ownership.Errno;
import org.dropmaster.ownership.OwnershipCall;
import org.dropmaster.ownership.OwnershipMachine;
import org.dropmaster.ownership.OwnershipState;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;
import org.dropmaster.state.Cells;

/**
 * Follows who owns the device, from the marked functions alone, and holds every call against the
 * ownership state machine. Nothing in the system reads what it keeps.
 */
public final class Monitor {
  private static final int STATES = OwnershipState.values().length;

  private final World world;
  private final Epochs epochs;
  private final Cells seen;
  private final Map<Integer, Cells> revoking = new HashMap<>();
  private final Map<Integer, Cells> calling = new HashMap<>();
  private final Map<Integer, Term> callers = new HashMap<>();
  private final Map<Cells, Term> seeing = new HashMap<>();

  Monitor(World world) {
    this.world = world;
    epochs = world.epochs();
    int actors = world.shape().threads().size();
    seen = world.layout().ghost("seen", 0, actors, (1 << 2 * STATES) - 1).indexing("actor");
  }

  /**
   * The latest epoch of the file through which the current call was made.
   *
   * <p>Not the one at the call's entry: a call that was entered before its own file acquired, and
   * looks at the gate only afterwards, is the owner's like any other.
   */
  public Term epoch(Writer writer) {
    return epochs.of(Term.of(calling(writer)));
  }

  /** The file of the call that an actor is in. */
  private Cells calling(Writer writer) {
    return calling.computeIfAbsent(
        writer.code().number(),
        n -> writer.code().register("calling", world.pool("file").size()).pointingTo("file"));
  }

  private Cells revoking(Writer writer) {
    return revoking.computeIfAbsent(
        writer.code().number(),
        n -> writer.code().register("revoking", epochs.count()).pointingTo("epoch"));
  }

  /** The states that may hold now, for a file that is the latest owner's or is not. */
  private Term seenNow(Cells file) {
    return seeing.computeIfAbsent(file, this::see);
  }

  private Term see(Cells file) {
    Term byOwner = epochs.latest(epochs.of(Term.of(file)));
    return epochs.possible().binary(Term.Op.SHL, byOwner.pick(Term.of(0), Term.of(STATES)));
  }

  List<Effect> made(String kind, Term object, Writer writer) {
    if (!kind.equals("owner")) {
      return List.of();
    }
    Pool owner = world.pool("owner");
    return List.of(Effect.set(owner.cells("file"), object, caller(writer)));
  }

  /** The file of the entry point that an actor is in, NULL for none. */
  public Term caller(Writer writer) {
    return callers.getOrDefault(writer.code().number(), Term.NULL);
  }

  /** The call that an entry point is to the state machine; empty for what only the kernel calls. */
  private Optional<OwnershipCall> call(Writer writer, Entry entry, List<Value> arguments) {
    boolean user = writer.code().number() < world.shape().threads().size();
    boolean capitals = Character.isUpperCase(entry.name().charAt(0));
    boolean ofDevice = !entry.name().equals("mmap") || ofFile(entry, arguments);
    if (!user
        || !ofDevice
        || !capitals && !List.of("open", "mmap", "fault").contains(entry.name())) {
      return Optional.empty();
    }
    return Optional.of(
        switch (entry.mark()) {
          case ACQUIRES -> OwnershipCall.ACQUIRE;
          case RELEASES -> OwnershipCall.DROP;
          case NONE ->
              entry.name().equals("open")
                  ? OwnershipCall.OPEN
                  : Uses.device(world.functions(), entry.name())
                      ? OwnershipCall.OPERATE
                      : OwnershipCall.QUERY;
        });
  }

  private static boolean ofFile(Entry entry, List<Value> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0).kind().equals("file")
        && !entry.name().equals("flush");
  }

  List<Effect> entered(Writer writer, Entry entry, List<Value> arguments) {
    List<Effect> effects = new ArrayList<>();
    if (ofFile(entry, arguments)) {
      Term file = arguments.get(0).term();
      callers.put(writer.code().number(), file);
      Term epoch = epochs.of(file);
      effects.add(Effect.set(calling(writer), file));
      if (entry.mark() == Mark.RELEASES) {
        effects.add(
            Effect.when(
                epochs.open(epoch), epochs.revoke(epoch), Effect.set(revoking(writer), epoch)));
      }
    } else if (entry.name().equals("fault")) {
      Term map = arguments.get(0).term();
      effects.add(Effect.set(calling(writer), world.pool("map").raw("file", map)));
    }
    if (call(writer, entry, arguments).isPresent()) {
      effects.add(Effect.set(seen, Term.of(writer.code().number()), seenNow(calling(writer))));
    }
    return effects;
  }

  List<Effect> returns(Writer writer, Entry entry, List<Value> arguments, Term result) {
    List<Effect> effects = new ArrayList<>();
    call(writer, entry, arguments)
        .ifPresent(call -> effects.addAll(check(writer, call, arguments, result)));
    if (entry.mark() == Mark.ACQUIRES && ofFile(entry, arguments)) {
      effects.add(Effect.when(result.eq(0), epochs.begin(writer, arguments.get(0).term())));
    }
    if (entry.mark() == Mark.RELEASES && ofFile(entry, arguments)) {
      effects.addAll(released(writer, arguments.get(0).term(), result));
    } else if (entry.mark() == Mark.RELEASES) {
      effects.add(Effect.when(result.eq(0), epochs.endAll()));
    }
    if (ofFile(entry, arguments) || entry.name().equals("fault")) {
      effects.add(Effect.set(calling(writer), Term.NULL));
    }
    return effects;
  }

  /**
   * A release of the file that gives ownership up before it is done still pins: what it does then
   * would hit the next owner. One that comes after a drop has nothing of the owner's left.
   *
   * <p>Of two drops at once, the one that returns 0 did it, whichever was entered first; and one
   * that was entered before the file acquired again ends what the file has acquired since.
   */
  private List<Effect> released(Writer writer, Term file, Term result) {
    Term mine = Term.of(revoking(writer));
    Term epoch = epochs.of(file);
    Term gone = epochs.lasts(mine).not();
    Effect late =
        Effect.when(
            gone.and(result.eq(0)).and(epochs.lasts(epoch)), Effect.set(revoking(writer), epoch));
    Pool pool = world.pool("file");
    List<Effect> ended = new ArrayList<>(epochs.end(mine));
    if (writer.releases("file")) {
      ended.add(Effect.set(pool.cells("closing"), file, pool.references(file).eq(0)));
    }
    Effect ends = new Effect.When(result.eq(0), ended, List.of(epochs.opens(mine)));
    Effect over = Effect.when(epochs.lasts(mine), ends);
    return List.of(late, Effect.when(mine.ne(0), over, Effect.set(revoking(writer), Term.of(0))));
  }

  /** Whether what a call is about was made in another epoch than the caller's. */
  private Term foreign(List<Value> arguments) {
    Pool bo = world.pool("bo");
    List<Term> any = new ArrayList<>();
    Value first = arguments.get(0);
    boolean fault = first.kind().equals("map");
    Pool map = world.pool("map");
    Term file = fault ? map.raw("file", first.term()) : first.term();
    Term mine = epochs.of(file);
    if (fault) {
      any.add(bo.raw("epoch", map.raw("bo", first.term())).ne(mine));
    }
    for (Value argument : arguments) {
      if (argument.kind().equals("bo")) {
        any.add(bo.raw("epoch", argument.term()).ne(mine));
      }
    }
    return Term.any(any);
  }

  /** The owner that uses what an earlier owner made may be answered like a stranger. */
  private List<Effect> check(
      Writer writer, OwnershipCall call, List<Value> arguments, Term result) {
    Term me = Term.of(writer.code().number());
    Term.Temp held = writer.code().temp();
    Term own = Term.at(seen, me).binary(Term.Op.JOIN, seenNow(calling(writer)));
    Term stranger = own.binary(Term.Op.SHL, Term.of(STATES));
    Term all = foreign(arguments).pick(own.binary(Term.Op.JOIN, stranger), own);
    List<Term> fine = new ArrayList<>();
    for (Errno errno : Errno.all()) {
      int states =
          OwnershipMachine.statesThatGive(call.byOwner(), errno)
              | OwnershipMachine.statesThatGive(call.byOther(), errno) << STATES;
      Term is =
          errno == Errno.OK ? Term.of(0).binary(Term.Op.LE, result) : result.eq(-errno.ordinal());
      fine.add(is.and(held.binary(Term.Op.MEET, Term.of(states)).ne(0)));
    }
    return List.of(
        new Effect.Let(held, all),
        Effect.when(
            Term.of(calling(writer)).ne(0).and(Term.any(fine).not()), Writer.raise(Rule.OFF_TABLE)),
        Effect.set(seen, me, Term.of(0)));
  }

  /** For a verb that takes effect on the device: only the owner may. */
  public Effect used(Writer writer) {
    Term fine = epochs.lasts(epoch(writer));
    return new Effect.Ghost(
        List.of(
            new Effect.When(fine, List.of(), List.of(Writer.raise(Rule.NON_OWNER_USED_DEVICE)))));
  }

  /** After each change of the machine's state every call in progress has seen the new one. */
  public List<Watch> watches() {
    List<Effect> effects = new ArrayList<>();
    for (int a = 0; a < seen.count(); a++) {
      Term mask = Term.at(seen, a);
      Cells file = calling.get(a);
      if (file != null) {
        Term more = seenNow(file);
        effects.add(
            Effect.when(mask.ne(0), Effect.set(seen, Term.of(a), mask.binary(Term.Op.JOIN, more))));
      }
    }
    return List.of(new Watch("state machine", effects));
  }
}
