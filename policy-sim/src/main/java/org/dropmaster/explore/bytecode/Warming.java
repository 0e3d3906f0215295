package org.dropmaster.explore.bytecode;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.dropmaster.program.Machine;
import org.dropmaster.program.MoveCache;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;
import org.dropmaster.program.Term;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * Reads the program at first, remembering what was read, and generates code for it once a search
 * proves to be long: to make the code, and the JVM's of it, takes as long as some hundred thousand
 * states take without it.
 */
public final class Warming implements Mover {
  private static final int COLD = 300_000;

  private final Once once;
  private final Machine machine;
  private Mover mover;
  private boolean cold = true;

  /** Begins with that machine, which reads the program. */
  public Warming(Program program, Machine machine) {
    this(program, machine, COLD);
  }

  /** The same, with code from so many expanded states on. */
  public Warming(Program program, Machine machine, int cold) {
    this(new Once(program, machine, cold), machine);
  }

  private Warming(Once once, Machine machine) {
    this.once = once;
    this.machine = machine;
    this.mover = once.cache.another(machine);
  }

  /** Code is made once, by whichever thread wants it first, and given to all that want it. */
  private static final class Once {
    private final Program program;
    private final MoveCache cache; // empty: what it knows of steps is for all
    private final AtomicInteger cold;
    private @Nullable Compiled made;
    private boolean tooLarge;

    Once(Program program, Machine machine, int cold) {
      this.program = program;
      this.cache = new MoveCache(program, machine, remembered());
      this.cold = new AtomicInteger(cold);
    }

    /** Longs of moves that each thread may remember: a sixteenth of a small heap. */
    private static int remembered() {
      return (int) Math.min(MoveCache.MOST, Runtime.getRuntime().maxMemory() / 16 / Long.BYTES);
    }

    /** Whether all threads together have expanded so many states that code pays. */
    boolean pays() {
      return cold.get() <= 0 || cold.decrementAndGet() == 0;
    }

    /** Where as many are still to come, code pays at once. */
    void expect(long states) {
      if (states >= cold.get()) {
        cold.set(0);
      }
    }

    /** What is beyond the bounds of a class file is read on. */
    synchronized Mover of(Machine machine, Mover reading) {
      Compiled before = made;
      if (before != null) {
        return before.another();
      }
      try {
        return tooLarge ? reading : first(machine);
      } catch (MethodTooLargeException | ClassTooLargeException e) {
        tooLarge = true;
        return reading;
      }
    }

    private Mover first(Machine machine) {
      Compiled first = new Compiled(program, machine);
      made = first;
      return first;
    }
  }

  @Override
  public Warming another() {
    return new Warming(once, machine.another());
  }

  @Override
  public void initial(long[] into) {
    machine.initial(into);
  }

  @Override
  public void expand(long[] from, Moves to) {
    if (cold && once.pays()) {
      cold = false;
      mover = once.of(machine, mover);
    }
    mover.expand(from, to);
  }

  @Override
  public void expect(long states) {
    once.expect(states);
  }

  @Override
  public ToIntFunction<long[]> reader(Term term) {
    return new Reader(term);
  }

  /** A term that is asked as moves are made: read as long as the program is. */
  private final class Reader implements ToIntFunction<long[]> {
    private final Term term;
    private Mover by = mover;
    private @Nullable ToIntFunction<long[]> reads;

    Reader(Term term) {
      this.term = term;
    }

    @Override
    public int applyAsInt(long[] state) {
      ToIntFunction<long[]> now = reads;
      if (now == null || by != mover) {
        by = mover;
        now = by.reader(term);
        reads = now;
      }
      return now.applyAsInt(state);
    }
  }

  @Override
  public boolean ran(int actor, int pc) {
    return mover.ran(actor, pc) || machine.ran(actor, pc);
  }

  @Override
  public long order(int lockClass) {
    return mover.order(lockClass) | machine.order(lockClass);
  }
}
