package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dropmaster.compile.Writer;
import org.dropmaster.ownership.OwnershipState;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * The epochs of ownership, each from an acquire to the end of the release, and what they and the
 * device have come to: the state of the ownership machine. Nothing in the system reads any of it.
 */
public final class Epochs {
  /** The device works; a reset or the removal runs; it does not work. */
  public static final int WHOLE = 0;

  public static final int RESETTING = 1;
  public static final int BROKEN = 2;

  /** What an epoch has come to. */
  private static final int NONE = 0;

  private static final int OPEN = 1;
  private static final int REVOKING = 2;
  private static final int ENDED = 3;

  private final World world;
  private final int count;
  private final Cells phase;
  private final Cells holder;
  private final Cells latest;
  private final Cells broken;
  private final List<Term> pins = new ArrayList<>();
  private final List<Term> lingers = new ArrayList<>();
  private final List<UnaryOperator<Term>> access = new ArrayList<>();
  private boolean asked;

  Epochs(World world) {
    this.world = world;
    count = world.shape().epochs();
    phase = world.layout().ghost("epoch.phase", 1, count, ENDED);
    holder =
        world.layout().ghost("epoch.file", 1, count, world.pool("file").size()).pointingTo("file");
    latest = world.layout().ghost("epoch.latest", 0, 1, count);
    broken = world.layout().ghost("device.broken", 0, 1, BROKEN);
  }

  /** How many there may be at a time. */
  int count() {
    return count;
  }

  /** A further reason why the device is pinned. */
  public void pinnedBy(Term reason) {
    unasked();
    pins.add(reason);
  }

  /** A further thing of an ended epoch that may be there although it does not pin. */
  public void lingers(Term reason) {
    unasked();
    lingers.add(reason);
  }

  /** Who tells what it has come to must do so before the first call is written. */
  private void unasked() {
    if (asked) {
      throw new IllegalStateException("calls have been written that do not know of this");
    }
  }

  /** A further way in which an epoch, given as a term, may still have access. */
  public void accessBy(UnaryOperator<Term> reason) {
    access.add(reason);
  }

  /** The phase of an epoch; NONE for epoch 0, which is "never owner". */
  private Term phase(Term epoch) {
    return Term.at(phase, epoch);
  }

  /** The file whose epoch it is. */
  public Term fileOf(Term epoch) {
    return Term.at(holder, epoch);
  }

  /** The latest epoch of a file. */
  Term of(Term file) {
    return world.pool("file").raw("epoch", file);
  }

  /** Whether it is the latest of all. */
  Term latest(Term epoch) {
    return epoch.ne(0).and(epoch.eq(Term.of(latest)));
  }

  /** Whether an epoch has begun, and nothing of it is being revoked. */
  Term open(Term epoch) {
    return phase(epoch).eq(OPEN);
  }

  /** Whether an epoch has begun and not ended. */
  Term lasts(Term epoch) {
    return open(epoch).or(phase(epoch).eq(REVOKING));
  }

  /** Whether an epoch has begun and ended; never true of 0. */
  public Term ended(Term epoch) {
    return phase(epoch).eq(ENDED);
  }

  /** Whether a file's latest epoch is open and not being revoked. */
  public Term owns(Term file) {
    return open(of(file));
  }

  private Term some(int wanted) {
    List<Term> any = new ArrayList<>();
    for (int e = 1; e <= count; e++) {
      any.add(Term.at(phase, e).eq(wanted));
    }
    return Term.any(any);
  }

  /** Whether anything of an epoch that has ended keeps the next owner out. */
  private Term pinned() {
    Pool file = world.pool("file");
    Term closing = file.exists(f -> file.raw("closing", f));
    return Term.any(pins).or(world.has("owner") ? closing.or(releasing("owner")) : closing);
  }

  /**
   * Whether an object of an ended epoch has lost its last reference and is still being released.
   */
  private Term releasing(String kind) {
    Pool pool = world.pool(kind);
    return pool.exists(o -> pool.references(o).eq(0).and(ended(pool.raw("epoch", o))));
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

  /**
   * The states that may hold now, a bit for each.
   *
   * <p>A driver cannot know the moment at which the last translation dies, so the device may count
   * as pinned as long as anything of the epoch is there; and the owner may still own it while the
   * releasing call runs. So it is with a reset: at some moment of it the device breaks, and at
   * another it works again.
   */
  Term possible() {
    asked = true;
    Term owned = some(REVOKING).pick(bit(OwnershipState.OWNED), Term.of(0));
    Term pinned = lingering().pick(bit(OwnershipState.PINNED), Term.of(0));
    return now().binary(Term.Op.JOIN, owned).binary(Term.Op.JOIN, pinned);
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

  /** Notes that the device is WHOLE, RESETTING or BROKEN. */
  public Effect device(int to) {
    return Effect.set(broken, Term.of(to));
  }

  /** An epoch of the file begins, unless one of it is open. */
  List<Effect> begin(Writer writer, Term file) {
    Term next = Term.of(0);
    for (int e = count; e >= 1; e--) {
      next = Term.at(phase, e).eq(NONE).pick(Term.of(e), next);
    }
    Term.Temp epoch = writer.code().temp();
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.when(some(OPEN).or(some(REVOKING)), Writer.raise(Rule.TWO_OWNERS)));
    effects.add(Effect.when(pinned(), Writer.raise(Rule.ACQUIRED_WHILE_PINNED)));
    effects.add(new Effect.Let(epoch, next));
    List<Effect> begins = new ArrayList<>();
    begins.add(opens(epoch));
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
    return List.of(new Effect.When(owns(file), List.of(), effects));
  }

  /** What an epoch handed out begins to be revoked. */
  Effect revoke(Term epoch) {
    return Effect.set(phase, epoch, Term.of(REVOKING));
  }

  /** The epoch is open: it begins, or goes on since its release has failed. */
  Effect opens(Term epoch) {
    return Effect.set(phase, epoch, Term.of(OPEN));
  }

  /** An epoch ends; whatever still has access by it should not. */
  List<Effect> end(Term epoch) {
    Term left = Term.any(access.stream().map(a -> a.apply(epoch)).toList());
    return List.of(
        Effect.set(phase, epoch, Term.of(ENDED)),
        Effect.when(left, Writer.raise(Rule.NOT_REVOKED)));
  }

  /** A reset that is marked as releasing takes the device from whoever owns it. */
  List<Effect> endAll() {
    List<Effect> effects = new ArrayList<>();
    for (int e = 1; e <= count; e++) {
      Term epoch = Term.of(e);
      effects.add(Effect.when(lasts(epoch), end(epoch)));
    }
    return effects;
  }

  /** Whether an epoch has begun. */
  public Term begun() {
    return count == 0 ? Term.FALSE : Term.at(phase, 1).ne(NONE);
  }

  /** Whether so many epochs could begin now. */
  public Term vacant(int wanted) {
    Term free = Term.of(0);
    for (int e = 1; e <= count; e++) {
      free = free.binary(Term.Op.ADD, Term.at(phase, e).eq(NONE));
    }
    return Term.of(wanted).binary(Term.Op.LE, free);
  }

  /** Forgets the epochs that have ended and that nothing carries any more. */
  public List<Effect> recycle(List<Cells> carriers) {
    List<Effect> effects = new ArrayList<>();
    for (int e = 1; e <= count; e++) {
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
