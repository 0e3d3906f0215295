package org.dropmaster.ownership;

import static org.dropmaster.ownership.OwnershipState.BROKEN;
import static org.dropmaster.ownership.OwnershipState.FREE;
import static org.dropmaster.ownership.OwnershipState.OWNED;
import static org.dropmaster.ownership.OwnershipState.PINNED;
import static org.dropmaster.ownership.OwnershipState.REVOKING;
import static org.dropmaster.ownership.TableAssert.in;

import org.junit.jupiter.api.Test;

class OwnedStateTest {
  @Test
  void acquireIsBusyWhileAnotherFileOwns() {
    in(OWNED, OwnershipEvent.ACQUIRE_BY_OTHER).gives(Errno.EBUSY).changesNothing();
  }

  @Test
  void acquireByTheOwnerIsSuccessOrBusyAndChangesNothing() {
    in(OWNED, OwnershipEvent.ACQUIRE_BY_OWNER).gives(Errno.OK, Errno.EBUSY).changesNothing();
  }

  @Test
  void onlyTheOwnerOperates() {
    in(OWNED, OwnershipEvent.OPERATE_BY_OWNER)
        .gives(Errno.OK, Errno.EAGAIN, Errno.EBUSY)
        .changesNothing();
    in(OWNED, OwnershipEvent.OPERATE_BY_OTHER).gives(Errno.EACCES).changesNothing();
  }

  @Test
  void dropBeginsToRevoke() {
    in(OWNED, OwnershipEvent.DROP_BY_OWNER).gives(Errno.OK).leadsTo(REVOKING);
  }

  @Test
  void theLastReferenceToTheOwnersFileBeginsToRevoke() {
    in(OWNED, OwnershipEvent.OWNER_FILE_RELEASED).leadsTo(REVOKING);
  }

  @Test
  void nobodyDropsForTheOwner() {
    in(OWNED, OwnershipEvent.DROP_BY_OTHER).gives(Errno.EACCES).changesNothing();
    in(OWNED, OwnershipEvent.OTHER_FILE_RELEASED).changesNothing();
  }

  @Test
  void exportsOfTheOwnerDoNotCountYet() {
    in(OWNED, OwnershipEvent.PIN_APPEARS).changesNothing();
    in(OWNED, OwnershipEvent.LAST_PIN_GONE).changesNothing();
  }

  @Test
  void aDropThatOutlivesARefusedOneEndsOwnership() {
    in(OWNED, OwnershipEvent.REVOKED_CLEAN).leadsTo(FREE);
    in(OWNED, OwnershipEvent.REVOKED_WITH_PINS).leadsTo(PINNED);
  }

  @Test
  void errorUnplugAndResetAllMakeItBroken() {
    in(OWNED, OwnershipEvent.DEVICE_ERROR).leadsTo(BROKEN);
    in(OWNED, OwnershipEvent.UNPLUG).leadsTo(BROKEN);
    in(OWNED, OwnershipEvent.RESET_BEGINS).leadsTo(BROKEN);
  }
}
