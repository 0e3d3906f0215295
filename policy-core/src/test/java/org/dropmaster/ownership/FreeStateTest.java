package org.dropmaster.ownership;

import static org.dropmaster.ownership.OwnershipState.BROKEN;
import static org.dropmaster.ownership.OwnershipState.FREE;
import static org.dropmaster.ownership.OwnershipState.OWNED;
import static org.dropmaster.ownership.OwnershipState.PINNED;
import static org.dropmaster.ownership.TableAssert.in;

import org.junit.jupiter.api.Test;

class FreeStateTest {
  @Test
  void acquireOfAFreeDeviceSucceeds() {
    in(FREE, OwnershipEvent.ACQUIRE_BY_OTHER).gives(Errno.OK).leadsTo(OWNED);
  }

  @Test
  void thePreviousOwnerMayComeBack() {
    in(FREE, OwnershipEvent.ACQUIRE_BY_OWNER).gives(Errno.OK).leadsTo(OWNED);
  }

  @Test
  void nobodyOperatesADeviceThatNobodyOwns() {
    in(FREE, OwnershipEvent.OPERATE_BY_OTHER).gives(Errno.EACCES).changesNothing();
    in(FREE, OwnershipEvent.OPERATE_BY_OWNER).gives(Errno.EACCES).changesNothing();
  }

  @Test
  void aSecondDropHasNothingToDrop() {
    in(FREE, OwnershipEvent.DROP_BY_OWNER).gives(Errno.EACCES).changesNothing();
  }

  @Test
  void closingAfterADropChangesNothing() {
    in(FREE, OwnershipEvent.OWNER_FILE_RELEASED).changesNothing();
  }

  @Test
  void anExportThatPassedTheGateBeforeTheDropPinsAfterIt() {
    in(FREE, OwnershipEvent.PIN_APPEARS).leadsTo(PINNED);
  }

  @Test
  void aDmaBufOfTheLastOwnerCannotBeMapped() {
    in(FREE, OwnershipEvent.MAP_FROM_LATEST).gives(Errno.EPERM, Errno.EACCES, Errno.ENODEV);
  }

  @Test
  void errorUnplugAndResetAllMakeItBroken() {
    in(FREE, OwnershipEvent.DEVICE_ERROR).leadsTo(BROKEN);
    in(FREE, OwnershipEvent.UNPLUG).leadsTo(BROKEN);
    in(FREE, OwnershipEvent.RESET_BEGINS).leadsTo(BROKEN);
  }
}
