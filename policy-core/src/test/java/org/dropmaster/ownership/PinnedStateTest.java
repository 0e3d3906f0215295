package org.dropmaster.ownership;

import static org.dropmaster.ownership.OwnershipState.BROKEN;
import static org.dropmaster.ownership.OwnershipState.FREE;
import static org.dropmaster.ownership.OwnershipState.PINNED;
import static org.dropmaster.ownership.TableAssert.in;

import org.junit.jupiter.api.Test;

class PinnedStateTest {
  @Test
  void acquireIsBusyWhileADmaBufPinsTheOwner() {
    in(PINNED, OwnershipEvent.ACQUIRE_BY_OTHER).gives(Errno.EBUSY).changesNothing();
  }

  @Test
  void acquireIsBusyForTheOwnerWhoseDmaBufPins() {
    in(PINNED, OwnershipEvent.ACQUIRE_BY_OWNER).gives(Errno.EBUSY).changesNothing();
  }

  @Test
  void theOwnerThatIsPinnedHasNoRights() {
    in(PINNED, OwnershipEvent.OPERATE_BY_OWNER).gives(Errno.EACCES).changesNothing();
    in(PINNED, OwnershipEvent.DROP_BY_OWNER).gives(Errno.EACCES).changesNothing();
  }

  @Test
  void theLastPinFreesTheDevice() {
    in(PINNED, OwnershipEvent.LAST_PIN_GONE).leadsTo(FREE);
  }

  @Test
  void closingTheFileOfThePinnedOwnerFreesNothing() {
    in(PINNED, OwnershipEvent.OWNER_FILE_RELEASED).changesNothing();
  }

  @Test
  void aDmaBufThatPinsMayBeMappedAgain() {
    in(PINNED, OwnershipEvent.MAP_FROM_LATEST)
        .gives(Errno.OK, Errno.EPERM, Errno.EACCES, Errno.ENODEV)
        .changesNothing();
  }

  @Test
  void errorUnplugAndResetAllMakeItBroken() {
    in(PINNED, OwnershipEvent.DEVICE_ERROR).leadsTo(BROKEN);
    in(PINNED, OwnershipEvent.UNPLUG).leadsTo(BROKEN);
    in(PINNED, OwnershipEvent.RESET_BEGINS).leadsTo(BROKEN);
  }
}
