package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OwnershipMachineProperties {
  @Property
  void nobodyAcquiresADeviceThatIsNotFree(
      @ForAll OwnershipState state, @ForAll boolean byOwner, @ForAll Errno result) {
    Assume.that(state != OwnershipState.FREE);
    OwnershipCall call = OwnershipCall.ACQUIRE;
    OwnershipEvent event = byOwner ? call.byOwner() : call.byOther();
    assertThat(OwnershipMachine.next(state, event, result)).isEqualTo(state);
  }

  @Property
  void aDeviceIsOwnedOnlyAfterItWasFreeOrItsDropWasRefused(
      @ForAll OwnershipState start, @ForAll List<OwnershipEvent> events) {
    OwnershipState state = start;
    for (OwnershipEvent event : events) {
      OwnershipState next = OwnershipMachine.next(state, event);
      boolean begins = next == OwnershipState.OWNED && state != OwnershipState.OWNED;
      boolean mayBegin = state == OwnershipState.FREE || event == OwnershipEvent.REVOKE_REFUSED;
      assertThat(!begins || mayBegin).as("%s in %s", event, state).isTrue();
      state = next;
    }
  }

  @Property
  void freeIsReachableAfterWhateverHappened(
      @ForAll OwnershipState start, @ForAll List<OwnershipEvent> events) {
    OwnershipState state = start;
    for (OwnershipEvent event : events) {
      state = OwnershipMachine.next(state, event);
    }
    assertThat(reachable(state)).contains(OwnershipState.FREE);
  }

  @Property
  void onlyAResetLeadsOutOfBroken(@ForAll OwnershipEvent event, @ForAll Errno result) {
    boolean reset = event == OwnershipEvent.RESET_CLEAN || event == OwnershipEvent.RESET_WITH_PINS;
    boolean left =
        OwnershipMachine.next(OwnershipState.BROKEN, event, result) != OwnershipState.BROKEN;
    assertThat(left).isEqualTo(reset);
  }

  @Property
  void noCallOfAFileThatIsNotTheOwnerChangesWhatIsNotFree(
      @ForAll OwnershipState state, @ForAll OwnershipCall call, @ForAll Errno result) {
    Assume.that(state != OwnershipState.FREE);
    assertThat(OwnershipMachine.next(state, call.byOther(), result)).isEqualTo(state);
  }

  @Property
  void onlyTheOwnerOfAnOwnedDeviceOperates(@ForAll OwnershipState state, @ForAll boolean byOwner) {
    OwnershipCall call = OwnershipCall.OPERATE;
    OwnershipEvent event = byOwner ? call.byOwner() : call.byOther();
    assertThat(OwnershipMachine.allowed(state, event).contains(Errno.OK))
        .isEqualTo(byOwner && state == OwnershipState.OWNED);
  }

  @Property
  void permitsIsMonotoneInWhatHeld(
      @ForAll Set<OwnershipState> held,
      @ForAll OwnershipState more,
      @ForAll OwnershipEvent event,
      @ForAll Errno result) {
    EnumSet<OwnershipState> wider = EnumSet.of(more);
    wider.addAll(held);
    boolean narrow = OwnershipMachine.permits(held, event, result);
    assertThat(!narrow || OwnershipMachine.permits(wider, event, result)).isTrue();
  }

  @Property
  void theMaskIsTheTableAndWhatIsRegardlessOfIt(
      @ForAll OwnershipState state, @ForAll OwnershipEvent event, @ForAll Errno result) {
    boolean inMask = (OwnershipMachine.statesThatGive(event, result) & state.bit()) != 0;
    boolean inTable = OwnershipMachine.allowed(state, event).contains(result);
    assertThat(inMask).isEqualTo(inTable || Regardless.of(event).contains(result));
  }

  @Property
  void successIsNeverRegardlessOfOwnership(@ForAll OwnershipEvent event) {
    assertThat(Regardless.of(event).contains(Errno.OK)).isFalse();
  }

  private static Set<OwnershipState> reachable(OwnershipState start) {
    Set<OwnershipState> seen = EnumSet.of(start);
    boolean grew = true;
    while (grew) {
      Set<OwnershipState> next = EnumSet.copyOf(seen);
      for (OwnershipState state : seen) {
        OwnershipEvent.all().forEach(event -> next.add(OwnershipMachine.next(state, event)));
      }
      grew = seen.addAll(next);
    }
    return seen;
  }
}
