package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/** Actors whose steps are mask arithmetic on one long, as tables of longs by actor and place. */
public final class MaskSystem implements TransitionSystem {
  /**
   * An actor: its steps in order, and the bits that say at which place of its program it is, with
   * others beside them on which many of its guards depend.
   *
   * @param place a run of at most 12 bits
   */
  public record Actor(long place, List<MaskStep> steps) {}

  private final int bits;
  private final long first;
  private final List<Actor> actors;

  /** A system of states of so many bits that starts in the given one. */
  public MaskSystem(int bits, long first, List<Actor> actors) {
    this.bits = bits;
    this.first = first;
    this.actors = List.copyOf(actors);
  }

  /** The actors in order. */
  public List<Actor> actors() {
    return actors;
  }

  /** All steps of all actors. */
  public List<MaskStep> steps() {
    List<MaskStep> steps = new ArrayList<>();
    actors.forEach(actor -> steps.addAll(actor.steps()));
    return steps;
  }

  @Override
  public int words() {
    return 1;
  }

  @Override
  public int bits() {
    return bits;
  }

  @Override
  public void initial(long[] into) {
    into[0] = first;
  }

  @Override
  public Walker walker() {
    return new MaskWalker(this);
  }
}
