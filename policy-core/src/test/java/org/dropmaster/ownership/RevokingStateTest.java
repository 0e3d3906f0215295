package org.dropmaster.ownership;

import static org.dropmaster.ownership.OwnershipState.BROKEN;
import static org.dropmaster.ownership.OwnershipState.FREE;
import static org.dropmaster.ownership.OwnershipState.OWNED;
import static org.dropmaster.ownership.OwnershipState.PINNED;
import static org.dropmaster.ownership.OwnershipState.REVOKING;
import static org.dropmaster.ownership.TableAssert.in;

import org.junit.jupiter.api.Test;

class RevokingStateTest {
  @Test
  void acquireIsToldToTryAgainOrBusy() {
    in(REVOKING, OwnershipEvent.ACQUIRE_BY_OTHER).gives(Errno.EAGAIN, Errno.EBUSY).changesNothing();
    in(REVOKING, OwnershipEvent.ACQUIRE_BY_OWNER).gives(Errno.EAGAIN, Errno.EBUSY).changesNothing();
  }

  @Test
  void theOwnerOperatesNoMore() {
    in(REVOKING, OwnershipEvent.OPERATE_BY_OWNER).gives(Errno.EACCES).changesNothing();
  }

  @Test
  void theDeviceIsFreeWhenNothingPins() {
    in(REVOKING, OwnershipEvent.REVOKED_CLEAN).leadsTo(FREE);
  }

  @Test
  void theDeviceIsPinnedWhenADmaBufCannotBeRevoked() {
    in(REVOKING, OwnershipEvent.REVOKED_WITH_PINS).leadsTo(PINNED);
  }

  @Test
  void theOwnerKeepsTheDeviceWhenItsDropIsRefused() {
    in(REVOKING, OwnershipEvent.REVOKE_REFUSED).leadsTo(OWNED);
  }

  @Test
  void theLastPinDoesNotEndTheReleasingCall() {
    in(REVOKING, OwnershipEvent.LAST_PIN_GONE).changesNothing();
  }

  @Test
  void aSecondDropMayWinOrLose() {
    in(REVOKING, OwnershipEvent.DROP_BY_OWNER)
        .gives(Errno.OK, Errno.EAGAIN, Errno.EACCES, Errno.EBUSY)
        .changesNothing();
  }

  @Test
  void aMapMayComeJustBeforeTheBufferIsRevoked() {
    in(REVOKING, OwnershipEvent.MAP_FROM_LATEST)
        .gives(Errno.OK, Errno.EPERM, Errno.EACCES, Errno.ENODEV)
        .changesNothing();
  }

  @Test
  void aResetDuringTheReleaseMakesItBroken() {
    in(REVOKING, OwnershipEvent.RESET_BEGINS).leadsTo(BROKEN);
  }
}
