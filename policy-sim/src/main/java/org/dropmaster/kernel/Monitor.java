package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Follows who owns the device, in epochs, from the marked functions alone, and holds every call
 * against the ownership state machine. Nothing in the system reads what it keeps.
 */
public final class Monitor {
  /** What an epoch has come to. */
  static final int NONE = 0;

  static final int OPEN = 1;
  static final int REVOKING = 2;
  static final int ENDED = 3;

  /** The device works; a reset or the removal runs; it does not work. */
  public static final int WHOLE = 0;

  public static final int RESETTING = 1;
  public static final int BROKEN = 2;
  private static final int STATES = OwnershipState.values().length;

  private final World world;
  private final int epochs;
  private final Cells phase;
  private final Cells holder;
  private final Cells latest;
  private final Cells seen;
  private final Cells broken;
  private final Map<Integer, Cells> revoking = new HashMap<>();
  private final Map<Integer, Cells> calling = new HashMap<>();
  private final List<Term> pins = new ArrayList<>();
  private final List<Term> lingers = new ArrayList<>();
  private final List<java.util.function.Function<Term, Term>> access = new ArrayList<>();
  private final Map<Cells, Term> seeing = new HashMap<>();

  Monitor(World world) {
    this.world = world;
    epochs = world.shape().epochs();
    phase = world.layout().ghost("epoch.phase", 1, epochs, ENDED);
    holder =
        world.layout().ghost("epoch.file", 1, epochs, world.pool("file").size()).pointingTo("file");
    latest = world.layout().ghost("epoch.latest", 0, 1, epochs);
    int actors = world.shape().threads().size();
    seen = world.layout().ghost("seen", 0, actors, (1 << 2 * STATES) - 1).indexing("actor");
    broken = world.layout().ghost("device.broken", 0, 1, BROKEN);
  }

  /** A further reason why the device is pinned. */
  public void pinnedBy(Term reason) {
    unseen();
    pins.add(reason);
  }

  /** A further way in which an epoch, given as a term, may still have access. */
  public void accessBy(java.util.function.Function<Term, Term> reason) {
    access.add(reason);
  }

  /** The phase of an epoch; NONE for epoch 0, which is "never owner". */
  Term phase(Term epoch) {
    return Term.at(phase, epoch);
  }

  /** The file whose epoch it is. */
  public Term fileOf(Term epoch) {
    return Term.at(holder, epoch);
  }

  /** Whether an epoch has begun and ended; never true of 0. */
  public Term ended(Term epoch) {
    return phase(epoch).eq(ENDED);
  }

  /** Whether a file's latest epoch is open and not being revoked. */
  public Term owns(Term file) {
    return phase(world.pool("file").raw("epoch", file)).eq(OPEN);
  }

  /**
   * The latest epoch of the file through which the current call was made.
   *
   * <p>Not the one at the call's entry: a call that was entered before its own file acquired, and
   * looks at the gate only afterwards, is the owner's like any other.
   */
  public Term epoch(Writer writer) {
    return world.pool("file").raw("epoch", Term.of(calling(writer)));
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
        n -> writer.code().register("revoking", epochs).pointingTo("epoch"));
  }

  private Term some(int wanted) {
    List<Term> any = new ArrayList<>();
    for (int e = 1; e <= epochs; e++) {
      any.add(Term.at(phase, e).eq(wanted));
    }
    return Term.any(any);
  }

  /** Whether anything of an epoch that has ended keeps the next owner out. */
  public Term pinned() {
    Pool file = world.pool("file");
    Term closing = file.exists(f -> file.raw("closing", f));
    return Term.any(pins).or(world.has("owner") ? closing.or(releasing("owner")) : closing);
  }

  /** Whether the machine is in a state. */
  public Term state(OwnershipState state) {
    Term whole = Term.of(broken).eq(WHOLE);
    Term revoking = some(REVOKING);
    Term owned = some(OPEN);
    return switch (state) {
      case BROKEN -> whole.not();
      case REVOKING -> whole.and(revoking);
      case OWNED -> whole.and(revoking.not()).and(owned);
      case PINNED -> whole.and(revoking.not()).and(owned.not()).and(pinned());
      case FREE -> whole.and(revoking.not()).and(owned.not()).and(pinned().not());
    };
  }

  private Term now() {
    Term working =
        some(REVOKING)
            .pick(
                bit(OwnershipState.REVOKING),
                some(OPEN)
                    .pick(
                        bit(OwnershipState.OWNED),
                        pinned().pick(bit(OwnershipState.PINNED), bit(OwnershipState.FREE))));
    Term breaks = Term.of(broken);
    Term not = bit(OwnershipState.BROKEN);
    return breaks
        .eq(BROKEN)
        .pick(not, breaks.eq(RESETTING).pick(working.binary(Term.Op.JOIN, not), working));
  }

  private static Term bit(OwnershipState state) {
    return Term.of(1 << state.ordinal());
  }

  /**
   * The states that may hold now, for a file that is the latest owner's or is not.
   *
   * <p>A driver cannot know the moment at which the last translation dies, so the device may count
   * as pinned as long as anything of the epoch is there; and the owner may still own it while the
   * releasing call runs. So it is with a reset: at some moment of it the device breaks, and at
   * another it works again.
   */
  private Term seenNow(Cells file) {
    return seeing.computeIfAbsent(file, this::see);
  }

  private Term see(Cells file) {
    Term epoch = world.pool("file").raw("epoch", Term.of(file));
    Term byOwner = epoch.ne(0).and(epoch.eq(Term.of(latest)));
    Term owned = some(REVOKING).pick(bit(OwnershipState.OWNED), Term.of(0));
    Term pinned = lingering().pick(bit(OwnershipState.PINNED), Term.of(0));
    Term all = now().binary(Term.Op.JOIN, owned).binary(Term.Op.JOIN, pinned);
    return all.binary(Term.Op.SHL, byOwner.pick(Term.of(0), Term.of(STATES)));
  }

  /** Whether anything that an ended epoch made is still there. */
  private Term lingering() {
    List<Term> any = new ArrayList<>(lingers);
    for (String kind : List.of("dmabuf", "file", "owner", "command")) {
      if (world.has(kind)) {
        Pool pool = world.pool(kind);
        boolean closed = kind.equals("file");
        any.add(
            pool.exists(
                o ->
                    ended(pool.raw("epoch", o))
                        .and(closed ? pool.references(o).eq(0) : Term.TRUE)));
      }
    }
    return Term.any(any);
  }

  /** A further thing of an ended epoch that may be there although it does not pin. */
  public void lingers(Term reason) {
    unseen();
    lingers.add(reason);
  }

  /** Who tells what it has come to must do so before the first call is written. */
  private void unseen() {
    if (!seeing.isEmpty()) {
      throw new IllegalStateException("calls have been written that do not know of this");
    }
  }

  /** Notes that the device is WHOLE, RESETTING or BROKEN. */
  public Effect device(int to) {
    return Effect.set(broken, Term.of(to));
  }

  List<Effect> made(String kind, Term object, Writer writer) {
    if (!kind.equals("owner")) {
      return List.of();
    }
    Pool owner = world.pool("owner");
    return List.of(Effect.set(owner.cells("file"), object, caller(writer)));
  }

  private final Map<Integer, Term> callers = new HashMap<>();

  /** The file of the entry point that an actor is in, NULL for none. */
  public Term caller(Writer writer) {
    return callers.getOrDefault(writer.code().number(), Term.NULL);
  }

  /** The call that an entry point is to the state machine; empty for what only the kernel calls. */
  private java.util.Optional<OwnershipCall> call(
      Writer writer, Entry entry, List<Value> arguments) {
    boolean user = writer.code().number() < world.shape().threads().size();
    boolean capitals = Character.isUpperCase(entry.name().charAt(0));
    boolean ofDevice = !entry.name().equals("mmap") || ofFile(entry, arguments);
    if (!user
        || !ofDevice
        || !capitals && !List.of("open", "mmap", "fault").contains(entry.name())) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
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
      Term epoch = world.pool("file").raw("epoch", file);
      effects.add(Effect.set(calling(writer), file));
      if (entry.mark() == Mark.RELEASES) {
        effects.add(
            Effect.when(
                phase(epoch).eq(OPEN),
                Effect.set(phase, epoch, Term.of(REVOKING)),
                Effect.set(revoking(writer), epoch)));
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
      effects.add(Effect.when(result.eq(0), begin(writer, arguments.get(0).term())));
    }
    if (entry.mark() == Mark.RELEASES && ofFile(entry, arguments)) {
      effects.addAll(released(writer, arguments.get(0).term(), result));
    } else if (entry.mark() == Mark.RELEASES) {
      effects.add(Effect.when(result.eq(0), endAll()));
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
    Term epoch = world.pool("file").raw("epoch", file);
    Term gone = phase(mine).eq(REVOKING).or(phase(mine).eq(OPEN)).not();
    Term there = phase(epoch).eq(REVOKING).or(phase(epoch).eq(OPEN));
    Effect late =
        Effect.when(gone.and(result.eq(0)).and(there), Effect.set(revoking(writer), epoch));
    Pool pool = world.pool("file");
    List<Effect> ended = new ArrayList<>(end(mine));
    ended.add(Effect.set(pool.cells("closing"), file, pool.references(file).eq(0)));
    Effect ends =
        new Effect.When(result.eq(0), ended, List.of(Effect.set(phase, mine, Term.of(OPEN))));
    Effect over = Effect.when(phase(mine).eq(REVOKING).or(phase(mine).eq(OPEN)), ends);
    return List.of(late, Effect.when(mine.ne(0), over, Effect.set(revoking(writer), Term.of(0))));
  }

  private List<Effect> end(Term epoch) {
    return List.of(
        Effect.set(phase, epoch, Term.of(ENDED)),
        Effect.when(hasAccess(epoch), raise(Rule.NOT_REVOKED)));
  }

  /** A reset that is marked as releasing takes the device from whoever owns it. */
  private List<Effect> endAll() {
    List<Effect> effects = new ArrayList<>();
    for (int e = 1; e <= epochs; e++) {
      Term epoch = Term.of(e);
      effects.add(Effect.when(phase(epoch).eq(OPEN).or(phase(epoch).eq(REVOKING)), end(epoch)));
    }
    return effects;
  }

  private Term hasAccess(Term epoch) {
    return Term.any(access.stream().map(a -> a.apply(epoch)).toList());
  }

  /** An epoch of the file begins, unless one of it is open. */
  private List<Effect> begin(Writer writer, Term file) {
    Term next = Term.of(0);
    for (int e = epochs; e >= 1; e--) {
      next = Term.at(phase, e).eq(NONE).pick(Term.of(e), next);
    }
    Term.Temp epoch = writer.code().temp();
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.when(some(OPEN).or(some(REVOKING)), raise(Rule.TWO_OWNERS)));
    effects.add(Effect.when(pinned(), raise(Rule.ACQUIRED_WHILE_PINNED)));
    effects.add(new Effect.Let(epoch, next));
    List<Effect> begins = new ArrayList<>();
    begins.add(Effect.set(phase, epoch, Term.of(OPEN)));
    begins.add(Effect.set(holder, epoch, file));
    begins.add(Effect.set(latest, epoch));
    begins.add(Effect.set(world.pool("file").cells("epoch"), file, epoch));
    if (world.has("owner")) {
      Pool owner = world.pool("owner");
      begins.addAll(
          owner.each(
              o -> owner.raw("file", o).eq(file).and(owner.raw("epoch", o).eq(0)),
              o -> List.of(Effect.set(owner.cells("epoch"), o, epoch))));
    }
    effects.add(
        new Effect.When(epoch.eq(0), List.of(new Effect.Limit("epochs of ownership")), begins));
    Term open = owns(file);
    return List.of(new Effect.When(open, List.of(), effects));
  }

  /** Whether what a call is about was made in another epoch than the caller's. */
  private Term foreign(List<Value> arguments) {
    Pool bo = world.pool("bo");
    List<Term> any = new ArrayList<>();
    Value first = arguments.get(0);
    boolean fault = first.kind().equals("map");
    Pool map = world.pool("map");
    Term file = fault ? map.raw("file", first.term()) : first.term();
    Term mine = world.pool("file").raw("epoch", file);
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
            Term.of(calling(writer)).ne(0).and(Term.any(fine).not()), raise(Rule.OFF_TABLE)),
        Effect.set(seen, me, Term.of(0)));
  }

  /** A rule is broken. */
  public static Effect raise(Rule rule) {
    return new Effect.Raise(rule.ordinal());
  }

  /** For a verb that takes effect on the device: only the owner may. */
  public Effect used(Writer writer) {
    Term mine = epoch(writer);
    Term fine = phase(mine).eq(OPEN).or(phase(mine).eq(REVOKING));
    return new Effect.Ghost(
        List.of(new Effect.When(fine, List.of(), List.of(raise(Rule.NON_OWNER_USED_DEVICE)))));
  }

  /**
   * Whether an object of an ended epoch has lost its last reference and is still being released.
   */
  private Term releasing(String kind) {
    Pool pool = world.pool(kind);
    return pool.exists(o -> pool.references(o).eq(0).and(ended(pool.raw("epoch", o))));
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

  /** Whether an epoch has begun. */
  public Term begun() {
    return epochs == 0 ? Term.FALSE : Term.at(phase, 1).ne(NONE);
  }

  /** How many epochs could begin now. */
  public Term vacant(int wanted) {
    Term count = Term.of(0);
    for (int e = 1; e <= epochs; e++) {
      count = count.binary(Term.Op.ADD, Term.at(phase, e).eq(NONE));
    }
    return Term.of(wanted).binary(Term.Op.LE, count);
  }

  /** Forgets the epochs that have ended and that nothing carries any more. */
  public List<Effect> recycle(List<Cells> carriers) {
    List<Effect> effects = new ArrayList<>();
    for (int e = 1; e <= epochs; e++) {
      List<Term> carried = new ArrayList<>();
      for (Cells row : carriers) {
        for (int i = 0; i < row.count(); i++) {
          carried.add(Term.at(row, row.origin() + i).eq(e));
        }
      }
      effects.add(
          Effect.when(
              Term.at(phase, e).eq(ENDED).and(Term.any(carried).not()),
              Effect.set(phase, Term.of(e), Term.of(NONE)),
              Effect.set(holder, Term.of(e), Term.NULL)));
    }
    return effects;
  }
}
