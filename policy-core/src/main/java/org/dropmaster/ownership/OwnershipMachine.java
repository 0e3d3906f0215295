package org.dropmaster.ownership;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The specification of ownership: one total table from state and event to the next state and the
 * errnos that are right.
 *
 * <p>Immutable and pure. The watcher of a run, the trace checker, the printed table and the
 * exported automaton all read this table; there is no second one.
 */
public final class OwnershipMachine {
  private static final Map<OwnershipState, Map<OwnershipEvent, Answer>> TABLE = table();
  private static final Map<OwnershipEvent, int[]> GIVEN = given();

  private OwnershipMachine() {}

  /** What the machine says to this event in this state; there always is an answer. */
  public static Answer answer(OwnershipState state, OwnershipEvent event) {
    Answer answer = row(state).get(event);
    if (answer == null) {
      throw new IllegalStateException(state + " has no answer to " + event);
    }
    return answer;
  }

  /** The errnos that ownership itself gives to this event in this state. */
  public static ErrnoSet allowed(OwnershipState state, OwnershipEvent event) {
    return answer(state, event).errnos();
  }

  /** The state after this event; for a call, if it succeeds. */
  public static OwnershipState next(OwnershipState state, OwnershipEvent event) {
    return answer(state, event).next();
  }

  /** The state after a call with this result: a refused call changes nothing. */
  public static OwnershipState next(OwnershipState state, OwnershipEvent event, Errno result) {
    return event.isCall() && result != Errno.OK ? state : next(state, event);
  }

  /**
   * The states in which this event may give this errno, as {@link OwnershipState#bit()}s: all of
   * them where the errno has nothing to do with ownership.
   */
  public static int statesThatGive(OwnershipEvent event, Errno result) {
    int[] states = GIVEN.get(event);
    if (states == null) {
      throw new IllegalStateException("nothing is known of " + event);
    }
    return states[result.ordinal()];
  }

  /** For each event and errno the states that give it: asked for at every end of every call. */
  private static Map<OwnershipEvent, int[]> given() {
    Map<OwnershipEvent, int[]> given = new EnumMap<>(OwnershipEvent.class);
    for (OwnershipEvent event : OwnershipEvent.all()) {
      int[] states = new int[Errno.all().size()];
      add(states, Regardless.of(event), OwnershipState.ALL_BITS);
      for (OwnershipState state : OwnershipState.all()) {
        add(states, allowed(state, event), state.bit());
      }
      given.put(event, states);
    }
    return given;
  }

  private static void add(int[] states, ErrnoSet errnos, int bits) {
    for (int errno = 0; errno < states.length; errno++) {
      states[errno] |= (errnos.bits() >>> errno & 1) != 0 ? bits : 0;
    }
  }

  /** Whether this result of the event says something about ownership, success included. */
  public static boolean decides(OwnershipEvent event, Errno result) {
    return event.isCall() && !Regardless.of(event).contains(result);
  }

  /**
   * Whether the event may give this result when these states held between its entry and its end.
   */
  public static boolean permits(Set<OwnershipState> held, OwnershipEvent event, Errno result) {
    return held.stream().anyMatch(state -> (statesThatGive(event, result) & state.bit()) != 0);
  }

  /**
   * Whether a call may give this result.
   *
   * @param heldAsOwner the bits of the states that held while the caller was the latest owner
   * @param heldAsOther the bits of the states that held while it was not
   */
  public static boolean permits(
      int heldAsOwner, int heldAsOther, OwnershipCall call, Errno result) {
    int asOwner = heldAsOwner & statesThatGive(call.byOwner(), result);
    int asOther = heldAsOther & statesThatGive(call.byOther(), result);
    return (asOwner | asOther) != 0;
  }

  /**
   * The states that a caller may take to hold at one moment, as bits.
   *
   * <p>A call takes effect at some point between its entry and its return. So while an acquiring
   * call runs its file may own the device already, and while a releasing call runs the owner may
   * own it still. The other end stays strict: the device is not free before the releasing call has
   * returned.
   */
  public static int mayHold(OwnershipState now, boolean acquiring) {
    boolean owned = acquiring || now == OwnershipState.REVOKING;
    return now.bit() | (owned ? OwnershipState.OWNED.bit() : 0);
  }

  private static Map<OwnershipEvent, Answer> row(OwnershipState state) {
    Map<OwnershipEvent, Answer> row = TABLE.get(state);
    if (row == null) {
      throw new IllegalStateException("no row for " + state);
    }
    return row;
  }

  private static Map<OwnershipState, Map<OwnershipEvent, Answer>> table() {
    Map<OwnershipState, Map<OwnershipEvent, Answer>> table = new EnumMap<>(OwnershipState.class);
    table.put(OwnershipState.FREE, FreeAnswers.row().complete());
    table.put(OwnershipState.OWNED, OwnedAnswers.row().complete());
    table.put(OwnershipState.REVOKING, RevokingAnswers.row().complete());
    table.put(OwnershipState.PINNED, PinnedAnswers.row().complete());
    table.put(OwnershipState.BROKEN, BrokenAnswers.row().complete());
    return table;
  }
}
