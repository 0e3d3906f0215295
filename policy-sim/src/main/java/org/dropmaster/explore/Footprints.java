package org.dropmaster.explore;

import java.util.BitSet;
import java.util.List;

/**
 * What the actors of a system read and write, by the place at which they stand: what a partial
 * order reduction rests on. Everything that can be read or written has a number.
 *
 * @param things how many numbers there are
 * @param actors the actors in order, at most 64
 * @param ended bits of which one is set once a run was ended in its middle
 */
public record Footprints(int things, List<Actor> actors, Bits ended) {
  /**
   * One place of an actor, and all that its moves out of there may do.
   *
   * @param waits what decides whether it can move
   * @param reads what it may read, what it waits for among it
   * @param writes what it may write
   * @param next the places to which it can come from here
   */
  public record Place(BitSet waits, BitSet reads, BitSet writes, BitSet next) {}

  /**
   * One actor.
   *
   * @param at the bits that say at which place it stands
   * @param places its places in order
   */
  public record Actor(Bits at, List<Place> places) {}
}
