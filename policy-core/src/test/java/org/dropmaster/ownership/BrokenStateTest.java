package org.dropmaster.ownership;

import static org.dropmaster.ownership.OwnershipState.BROKEN;
import static org.dropmaster.ownership.OwnershipState.FREE;
import static org.dropmaster.ownership.OwnershipState.PINNED;
import static org.dropmaster.ownership.TableAssert.in;

import org.junit.jupiter.api.Test;

class BrokenStateTest {
  @Test
  void acquireTellsResetNeededOrUnderWayOrDeviceGone() {
    in(BROKEN, OwnershipEvent.ACQUIRE_BY_OTHER)
        .gives(Errno.EPERM, Errno.ENXIO, Errno.EAGAIN, Errno.ENODEV)
        .changesNothing();
  }

  @Test
  void theOwnerOperatesNoMore() {
    in(BROKEN, OwnershipEvent.OPERATE_BY_OWNER)
        .gives(Errno.EPERM, Errno.EBUSY, Errno.ENODEV)
        .changesNothing();
  }

  @Test
  void aResetThatEndsWellFreesTheDevice() {
    in(BROKEN, OwnershipEvent.RESET_CLEAN).leadsTo(FREE);
  }

  @Test
  void aResetDoesNotEndThePinsOfOthers() {
    in(BROKEN, OwnershipEvent.RESET_WITH_PINS).leadsTo(PINNED);
  }

  @Test
  void aFailedResetLeavesTheDeviceBroken() {
    in(BROKEN, OwnershipEvent.RESET_FAILED)
        .gives(Errno.EIO, Errno.EBUSY, Errno.ENODEV, Errno.ETIME)
        .changesNothing();
  }

  @Test
  void revokingToTheEndMendsNothing() {
    in(BROKEN, OwnershipEvent.REVOKED_CLEAN).changesNothing();
    in(BROKEN, OwnershipEvent.REVOKED_WITH_PINS).changesNothing();
    in(BROKEN, OwnershipEvent.LAST_PIN_GONE).changesNothing();
    in(BROKEN, OwnershipEvent.OWNER_FILE_RELEASED).changesNothing();
  }
}
