package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * An atomic step as arithmetic on one long: enabled when {@code guard} holds and none of {@code
 * unless} does, it has the effect, and then the effect of the tail where the tail's guard holds.
 *
 * @param name what the step is called in a table of steps
 */
public record MaskStep(
    String name, Guard guard, List<Guard> unless, Effect effect, Guard tailGuard, Effect tail) {
  /** Holds of states whose bits under the mask have this value. */
  public record Guard(long mask, long value) {
    /** Holds always. */
    public static final Guard ALWAYS = new Guard(0, 0);

    /** Refuses a value with bits outside the mask. */
    public Guard {
      if ((value & ~mask) != 0) {
        throw new IllegalArgumentException("the guard's value has bits outside its mask");
      }
    }

    /** Whether it holds. */
    public boolean holds(long state) {
      return (state & mask) == value;
    }

    /** Both; refuses two that contradict each other. */
    public Guard and(Guard other) {
      if (((value ^ other.value) & mask & other.mask) != 0) {
        throw new IllegalArgumentException("the guards contradict each other");
      }
      return new Guard(mask | other.mask, value | other.value);
    }

    /** Whether no state fulfils both. */
    public boolean excludes(Guard other) {
      return ((value ^ other.value) & mask & other.mask) != 0;
    }
  }

  /**
   * Keeps some bits, sets some, and adds to what that gives.
   *
   * @param counter the bits that the addition may change, with all carries
   */
  public record Effect(long keep, long set, long add, long counter) {
    /** Changes nothing. */
    public static final Effect NONE = new Effect(-1L, 0, 0, 0);

    /** The state after it. */
    public long on(long state) {
      return ((state & keep) | set) + add;
    }

    /** This effect, and these bits get this value. */
    public Effect write(long mask, long value) {
      return new Effect(keep & ~mask, (set & ~mask) | value, add, counter);
    }

    /** This effect, and so much is added to the field of these bits, which must not overflow. */
    public Effect plus(long field, long more) {
      return new Effect(keep, set, add + more, counter | field);
    }

    /** All bits that it may change. */
    public long writes() {
      return ~keep | set | counter;
    }
  }

  /** The same step, with one more condition under which it is not enabled. */
  public MaskStep unless(Guard refused) {
    List<Guard> more = new ArrayList<>(unless);
    more.add(refused);
    return new MaskStep(name, guard, List.copyOf(more), effect, tailGuard, tail);
  }

  /** A step without a tail. */
  public static MaskStep of(String name, Guard guard, Effect effect) {
    return new MaskStep(name, guard, List.of(), effect, Guard.ALWAYS, Effect.NONE);
  }

  /** The same step with a tail, taken on the state after the effect. */
  public MaskStep then(Guard when, Effect also) {
    return new MaskStep(name, guard, unless, effect, when, also);
  }

  /** All bits that decide whether it can be taken. */
  long waits() {
    long waits = guard.mask();
    for (Guard refused : unless) {
      waits |= refused.mask();
    }
    return waits;
  }

  /** All bits that it may look at; what is counted with is looked at. */
  long reads() {
    return waits() | tailGuard.mask() | effect.counter() | tail.counter();
  }

  /** All bits that it may change. */
  long writes() {
    return effect.writes() | tail.writes();
  }

  /**
   * Whether neither writes what the other reads or writes: taken one after the other, both orders
   * lead to the same state, and neither lets the other be taken, nor keeps it from that.
   */
  boolean independent(MaskStep other) {
    return (writes() & (other.reads() | other.writes())) == 0 && (other.writes() & reads()) == 0;
  }

  /** Whether it can be taken in that state. */
  public boolean enabled(long state) {
    return guard.holds(state) && unless.stream().noneMatch(refused -> refused.holds(state));
  }

  /** The state after it, where it is enabled. */
  public long after(long state) {
    long next = effect.on(state);
    return tailGuard.holds(next) ? tail.on(next) : next;
  }
}
