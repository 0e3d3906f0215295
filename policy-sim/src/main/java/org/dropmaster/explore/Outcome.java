package org.dropmaster.explore;

import java.util.Optional;

/**
 * What a search saw.
 *
 * @param states distinct states
 * @param transitions moves out of them, also those into states seen before
 * @param depth the greatest distance of a state from the initial one
 * @param finals states out of which no move leads
 * @param limit the bound that cut the search short
 * @param stopped whether the observer ended it
 * @param bytes what the stored states took, with their index
 */
public record Outcome(
    long states,
    long transitions,
    int depth,
    long finals,
    Optional<Limit> limit,
    boolean stopped,
    long bytes) {
  /** Whether every reachable state was seen and expanded. */
  public boolean complete() {
    return limit.isEmpty() && !stopped;
  }

  /** Bytes for each stored state, all in. */
  public double bytesPerState() {
    return (double) bytes / states;
  }
}
