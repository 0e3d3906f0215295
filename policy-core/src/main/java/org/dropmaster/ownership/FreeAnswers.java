package org.dropmaster.ownership;

import static org.dropmaster.ownership.Errno.EACCES;
import static org.dropmaster.ownership.Errno.EBUSY;
import static org.dropmaster.ownership.Errno.EIO;
import static org.dropmaster.ownership.Errno.ENODEV;
import static org.dropmaster.ownership.Errno.EPERM;
import static org.dropmaster.ownership.Errno.ETIME;
import static org.dropmaster.ownership.Errno.OK;
import static org.dropmaster.ownership.OwnershipEvent.ACQUIRE_BY_OTHER;
import static org.dropmaster.ownership.OwnershipEvent.ACQUIRE_BY_OWNER;
import static org.dropmaster.ownership.OwnershipEvent.DEVICE_ERROR;
import static org.dropmaster.ownership.OwnershipEvent.DROP_BY_OTHER;
import static org.dropmaster.ownership.OwnershipEvent.DROP_BY_OWNER;
import static org.dropmaster.ownership.OwnershipEvent.LAST_PIN_GONE;
import static org.dropmaster.ownership.OwnershipEvent.MAP_FROM_EARLIER;
import static org.dropmaster.ownership.OwnershipEvent.MAP_FROM_LATEST;
import static org.dropmaster.ownership.OwnershipEvent.OPEN;
import static org.dropmaster.ownership.OwnershipEvent.OPERATE_BY_OTHER;
import static org.dropmaster.ownership.OwnershipEvent.OPERATE_BY_OWNER;
import static org.dropmaster.ownership.OwnershipEvent.OTHER_FILE_RELEASED;
import static org.dropmaster.ownership.OwnershipEvent.OWNER_FILE_RELEASED;
import static org.dropmaster.ownership.OwnershipEvent.PIN_APPEARS;
import static org.dropmaster.ownership.OwnershipEvent.QUERY;
import static org.dropmaster.ownership.OwnershipEvent.RESET_BEGINS;
import static org.dropmaster.ownership.OwnershipEvent.RESET_CLEAN;
import static org.dropmaster.ownership.OwnershipEvent.RESET_FAILED;
import static org.dropmaster.ownership.OwnershipEvent.RESET_WITH_PINS;
import static org.dropmaster.ownership.OwnershipEvent.REVOKED_CLEAN;
import static org.dropmaster.ownership.OwnershipEvent.REVOKED_WITH_PINS;
import static org.dropmaster.ownership.OwnershipEvent.REVOKE_REFUSED;
import static org.dropmaster.ownership.OwnershipEvent.UNPLUG;

/** What a device that nobody owns says. */
final class FreeAnswers {
  private FreeAnswers() {}

  static Row row() {
    return new Row(OwnershipState.FREE)
        .move(
            ACQUIRE_BY_OTHER,
            OwnershipState.OWNED,
            "Nobody owns the device and nothing of an earlier owner is left, so there is "
                + "no ground to refuse.",
            OK)
        .move(
            ACQUIRE_BY_OWNER,
            OwnershipState.OWNED,
            "Whoever owned it last begins anew like anyone else.",
            OK)
        .stay(OPERATE_BY_OWNER, "Its ownership has ended, and only the owner operates.", EACCES)
        .stay(
            OPERATE_BY_OTHER,
            "It never was the owner of this epoch, and only the owner operates.",
            EACCES)
        .stay(
            QUERY,
            "It touches nothing that ownership protects; a design may gate it all the " + "same.",
            OK,
            EACCES)
        .stay(OPEN, "An open that acquires nothing takes nothing from anybody.", OK)
        .stay(DROP_BY_OWNER, "It has dropped already and has nothing left to give up.", EACCES)
        .stay(DROP_BY_OTHER, "There is no ownership to give up.", EACCES)
        .stay(
            MAP_FROM_LATEST,
            "Its epoch is over, and a revoked dma-buf is never mapped again.",
            EPERM,
            EACCES,
            ENODEV)
        .stay(
            MAP_FROM_EARLIER,
            "Its epoch is over, and a revoked dma-buf is never mapped again.",
            EPERM,
            EACCES,
            ENODEV)
        .stay(OWNER_FILE_RELEASED, "It had given ownership up before its last reference went.")
        .stay(OTHER_FILE_RELEASED, "It owned nothing.")
        .stay(
            REVOKED_CLEAN,
            "Two releasing calls of one epoch ran, and the other had made the device " + "free.")
        .move(
            REVOKED_WITH_PINS,
            OwnershipState.PINNED,
            "A second releasing call of the same epoch found what the first had missed, "
                + "so the next owner must wait.")
        .stay(REVOKE_REFUSED, "A second drop lost to the first and changes nothing.")
        .move(
            PIN_APPEARS,
            OwnershipState.PINNED,
            "A call that had passed the gate earlier made a dma-buf of an ended epoch, so "
                + "the next owner must wait for it.")
        .stay(LAST_PIN_GONE, "Cannot be: a device that is pinned is not free.")
        .move(
            DEVICE_ERROR,
            OwnershipState.BROKEN,
            "A failed device is handed to nobody before a reset.")
        .move(UNPLUG, OwnershipState.BROKEN, "The device has gone, and there is nothing to own.")
        .move(RESET_BEGINS, OwnershipState.BROKEN, "A device that is being reset serves nobody.")
        .stay(RESET_CLEAN, "Cannot be: a reset that has begun makes the device broken first.")
        .stay(RESET_WITH_PINS, "Cannot be: a reset that has begun makes the device broken first.")
        .move(
            RESET_FAILED,
            OwnershipState.BROKEN,
            "A device that could not be reset is handed to nobody.",
            EIO,
            EBUSY,
            ENODEV,
            ETIME);
  }
}
