package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

/** Says what a state answers to an event. */
record TableAssert(OwnershipState state, OwnershipEvent event) {
  static TableAssert in(OwnershipState state, OwnershipEvent event) {
    return new TableAssert(state, event);
  }

  TableAssert gives(Errno... errnos) {
    assertThat(OwnershipMachine.allowed(state, event).members())
        .as("%s in %s", event, state)
        .containsExactly(errnos);
    return this;
  }

  void leadsTo(OwnershipState next) {
    assertThat(OwnershipMachine.next(state, event)).as("%s in %s", event, state).isEqualTo(next);
  }

  void changesNothing() {
    leadsTo(state);
  }
}
