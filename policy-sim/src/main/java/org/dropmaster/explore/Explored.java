package org.dropmaster.explore;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a search left: its outcome, and every state it found, by number. Closing it matters only
 * where the states lie on disk.
 */
public final class Explored implements AutoCloseable {
  private final TransitionSystem system;
  private final StateSet set;
  private final Parents parents;
  private final Tally tally;
  private final int whole;
  private final Outcome outcome;

  Explored(
      TransitionSystem system,
      StateSet set,
      Parents parents,
      Tally tally,
      int whole,
      Outcome outcome) {
    this.system = system;
    this.set = set;
    this.parents = parents;
    this.tally = tally;
    this.whole = whole;
    this.outcome = outcome;
  }

  /** The counts, and whether the search came to its end. */
  public Outcome outcome() {
    return outcome;
  }

  /** States from which every cycle can be reached; without any, no run is without end. */
  BitSet back() {
    return tally.back;
  }

  /** How many states, from the first, are followed by all to which their moves lead. */
  public long whole() {
    return whole;
  }

  /** Copies the state of that number. */
  public void state(long id, long[] into) {
    set.arena().get(number(id), into);
  }

  /** How many moves the state of that number is from the initial one. */
  public int depth(long id) {
    return tally.depthOf(number(id));
  }

  /** The number of the first state found for which a predicate holds. */
  public Optional<Long> first(Predicate<long[]> holds) {
    long[] state = new long[system.words()];
    for (long id = 0; id < set.size(); id++) {
      state(id, state);
      if (holds.test(state)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /** The number of that state, or -1 when the search did not find it. */
  public long find(long[] state) {
    return set.find(StateHash.of(state, 0, system.words()), state, 0);
  }

  /** The shortest way to the state of that number, re-executed from the initial state. */
  public Witness witness(long id) {
    return new Backtrack(system, set.arena(), parents).witness(number(id));
  }

  @Override
  public void close() {
    set.arena().close();
  }

  private int number(long id) {
    if (id < 0 || id >= set.size()) {
      throw new IllegalArgumentException("no state has the number " + id);
    }
    return (int) id;
  }
}
