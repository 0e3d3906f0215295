package org.dropmaster.ownership;

import java.util.EnumMap;
import java.util.Map;

/** The answers of one state, while the table is being made; complete or refused. */
final class Row {
  private final OwnershipState state;
  private final Map<OwnershipEvent, Answer> answers = new EnumMap<>(OwnershipEvent.class);

  Row(OwnershipState state) {
    this.state = state;
  }

  /** This event leads to that state. */
  Row move(OwnershipEvent event, OwnershipState next, String reason, Errno... errnos) {
    ErrnoSet given = errnos.length == 0 ? ErrnoSet.of(Errno.OK) : ErrnoSet.of(errnos);
    if (answers.put(event, new Answer(next, given, reason)) != null) {
      throw new IllegalStateException(state + " answers " + event + " twice");
    }
    return this;
  }

  /** This event changes nothing. */
  Row stay(OwnershipEvent event, String reason, Errno... errnos) {
    return move(event, state, reason, errnos);
  }

  /** The answers to every event there is. */
  Map<OwnershipEvent, Answer> complete() {
    for (OwnershipEvent event : OwnershipEvent.all()) {
      if (!answers.containsKey(event)) {
        throw new IllegalStateException(state + " has no answer to " + event);
      }
    }
    return answers;
  }
}
