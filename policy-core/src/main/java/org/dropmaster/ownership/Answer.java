package org.dropmaster.ownership;

/**
 * What the machine says to an event in a state.
 *
 * @param next the state afterwards; for a call, if it succeeds
 * @param errnos what the call may return because of ownership; otherwise what the worker gets
 * @param reason why, as one sentence
 */
public record Answer(OwnershipState next, ErrnoSet errnos, String reason) {
  /** Refuses an answer without a result or without a reason. */
  public Answer {
    if (errnos.bits() == 0 || !reason.endsWith(".")) {
      throw new IllegalArgumentException("an answer needs an errno and a reason: " + reason);
    }
  }
}
