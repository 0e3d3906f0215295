package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dropmaster.compile.Writer;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Descriptor tables: lowest free number first, from 3 on.
 *
 * <p>A slot holds 0 for free, 1 for reserved, then the open files and behind them the dma-bufs.
 */
public final class Descriptors {
  /** 0, 1 and 2 are taken. */
  public static final int FIRST = 3;

  /** What the slot of a number holds that is reserved and not yet installed. */
  public static final int RESERVED = 1;

  private final World world;
  private final List<Cells> tables = new ArrayList<>();
  private final Map<Integer, Cells> reserved = new HashMap<>();
  private final int files;
  private final int dmabufs;

  Descriptors(World world) {
    this.world = world;
    files = world.pool("file").size();
    dmabufs = world.pool("dmabuf").size();
    for (int t = 1; t <= world.shape().tables(); t++) {
      tables.add(
          world
              .layout()
              .shared("fds" + t, FIRST, world.shape().descriptors(), most())
              .belonging("fds", "table", t));
    }
  }

  private int most() {
    return RESERVED + files + dmabufs;
  }

  /** The slots of a table, which is numbered from 1. */
  public Cells table(int table) {
    return tables.get(table - 1);
  }

  /** What a slot holds when it holds this object. */
  public Term entry(String kind, Term object) {
    return object.plus(kind.equals("file") ? RESERVED : RESERVED + files);
  }

  /** Whether an entry is an open file of the device, or a dma-buf. */
  public Term is(String kind, Term entry) {
    Term file = entry.binary(Term.Op.LE, Term.of(RESERVED + files));
    return kind.equals("file") ? Term.of(RESERVED).binary(Term.Op.LT, entry).and(file) : file.not();
  }

  /** The object of that kind that an entry holds. */
  public Term object(String kind, Term entry) {
    return entry.minus(kind.equals("file") ? RESERVED : RESERVED + files);
  }

  /** Whether an entry is neither free nor only reserved. */
  public Term open(Term entry) {
    return Term.of(RESERVED).binary(Term.Op.LT, entry);
  }

  /** The entry of a descriptor; 0 for a number that is none. */
  public Term lookup(int table, Term descriptor) {
    Cells slots = table(table);
    Term found = Term.of(0);
    for (int d = last(slots); d >= FIRST; d--) {
      found = descriptor.eq(d).pick(Term.at(slots, d), found);
    }
    return found;
  }

  /** The lowest free descriptor, 0 if all are taken. */
  public Term lowest(int table) {
    return first(table, entry -> entry.eq(0));
  }

  private static int last(Cells slots) {
    return FIRST + slots.count() - 1;
  }

  private Term first(int table, Function<Term, Term> fits) {
    Cells slots = table(table);
    Term found = Term.of(0);
    for (int d = last(slots); d >= FIRST; d--) {
      found = fits.apply(Term.at(slots, d)).pick(Term.of(d), found);
    }
    return found;
  }

  /** Reserves the lowest free descriptor and leaves its number in the temporary. */
  public List<Effect> reserve(int table, Term.Temp number) {
    return List.of(
        new Effect.Let(number, lowest(table)),
        new Effect.When(
            number.eq(0),
            List.of(new Effect.Limit("descriptors of a process")),
            List.of(Effect.set(table(table), number, Term.of(RESERVED)))));
  }

  /**
   * Writes the entry of a number that was reserved; 0 gives it back. With any other number the
   * books are wrong: the kernel stops there, or somebody else's file is overwritten.
   */
  public Effect settle(int table, Term descriptor, Term entry) {
    return new Effect.When(
        lookup(table, descriptor).eq(RESERVED),
        List.of(set(table, descriptor, entry)),
        List.of(Writer.raise(Rule.UNDERFLOW)));
  }

  /** The numbers that a call has reserved and neither installed nor given back, one bit each. */
  private Cells reserved(Writer w) {
    return reserved.computeIfAbsent(
        w.code().number(),
        n -> w.code().register("reserved", (1 << world.shape().descriptors()) - 1));
  }

  private Term bit(Term descriptor) {
    Term bit = Term.of(0);
    for (int i = 0; i < world.shape().descriptors(); i++) {
      bit = descriptor.eq(FIRST + i).pick(Term.of(1 << i), bit);
    }
    return bit;
  }

  /** Notes that the driver has reserved this number. */
  public Effect owe(Writer w, Term descriptor) {
    Cells mine = reserved(w);
    return Effect.set(mine, Term.of(mine).binary(Term.Op.JOIN, bit(descriptor)));
  }

  /** Notes that the driver is done with a number that it has reserved. */
  public Effect pay(Writer w, Term descriptor) {
    Cells mine = reserved(w);
    Term owed = Term.of(mine);
    Term bit = bit(descriptor);
    return Effect.when(
        owed.binary(Term.Op.MEET, bit).ne(0), Effect.set(mine, owed.binary(Term.Op.SUB, bit)));
  }

  /** Whether an actor has reserved a number and not paid; nobody will use it while it lives. */
  public Term owes(int actor) {
    Cells mine = reserved.get(actor);
    return mine == null ? Term.FALSE : Term.of(mine).ne(0);
  }

  /** Writes a descriptor's entry; 0 frees it. */
  public Effect set(int table, Term descriptor, Term entry) {
    return Effect.set(table(table), descriptor, entry);
  }

  /** The lowest open descriptor, 0 if there is none. */
  public Term lowestOpen(int table) {
    return first(table, this::open);
  }

  /** Takes a reference to whatever file an entry holds. */
  public List<Effect> get(Term entry) {
    List<Effect> effects = new ArrayList<>();
    for (String kind : List.of("file", "dmabuf")) {
      Pool pool = world.pool(kind);
      if (pool.size() > 0) {
        Term object = object(kind, entry);
        effects.add(
            Effect.when(
                is(kind, entry).and(open(entry)),
                Effect.set(pool.count(), object, Term.at(pool.count(), object).plus(1))));
      }
    }
    return effects;
  }
}
