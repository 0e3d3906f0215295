package org.dropmaster.explore.bytecode;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;
import org.dropmaster.program.Term;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/**
 * Reads the program at first, and generates code for it once a search proves to be long: making the
 * code takes as long as reading the program for some ten thousand states.
 */
public final class Warming implements Mover {
  /** So many states are expanded before code is generated. */
  static final int COLD = 60_000;

  /**
   * For each state that waits, so many are still to come: searches of a few ten thousand states
   * have an eighth of them waiting at most, long ones soon have more.
   */
  static final int AHEAD = 8;

  private final Once once;
  private final Machine machine;
  private Mover mover;
  private boolean cold = true;

  /** Begins with that machine, which reads the program. */
  public Warming(Program program, Machine machine) {
    this(new Once(program), machine);
  }

  private Warming(Once once, Machine machine) {
    this.once = once;
    this.machine = machine;
    this.mover = machine;
  }

  /** Code is made once, by whichever thread wants it first, and given to all that want it. */
  private static final class Once {
    private final Program program;
    private final AtomicInteger cold = new AtomicInteger(COLD);
    private @Nullable Compiled made;
    private boolean tooLarge;

    Once(Program program) {
      this.program = program;
    }

    /** Whether all threads together have expanded so many states that code pays. */
    boolean pays() {
      return cold.get() <= 0 || cold.decrementAndGet() == 0;
    }

    /** Code will pay, if it is foreseen to. */
    void waiting(int states) {
      if (AHEAD * (long) states >= cold.get()) {
        cold.set(0);
      }
    }

    /** What is beyond the bounds of a class file is read on. */
    synchronized Mover of(Machine machine) {
      Compiled before = made;
      if (before != null) {
        return before.another();
      }
      try {
        return tooLarge ? machine : first(machine);
      } catch (MethodTooLargeException | ClassTooLargeException e) {
        tooLarge = true;
        return machine;
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
      mover = once.of(machine);
    }
    mover.expand(from, to);
  }

  @Override
  public void waiting(int states) {
    once.waiting(states);
  }

  @Override
  public ToIntFunction<long[]> reader(Term term) {
    return new Reader(term);
  }

  /** A term that is read as long as the program is. */
  private final class Reader implements ToIntFunction<long[]> {
    private final Term term;
    private boolean generated;
    private @Nullable ToIntFunction<long[]> reads;

    Reader(Term term) {
      this.term = term;
    }

    @Override
    public int applyAsInt(long[] state) {
      ToIntFunction<long[]> now = reads;
      if (now == null || generated == cold) {
        generated = !cold;
        now = cold ? machine.reader(term) : Generator.reader(term);
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
