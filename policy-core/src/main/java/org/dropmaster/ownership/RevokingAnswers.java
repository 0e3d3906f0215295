package org.dropmaster.ownership;

import static org.dropmaster.ownership.Errno.EACCES;
import static org.dropmaster.ownership.Errno.EAGAIN;
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

/** What a device says while its owner is going. */
final class RevokingAnswers {
  private RevokingAnswers() {}

  static Row row() {
    return new Row(OwnershipState.REVOKING)
        .stay(
            ACQUIRE_BY_OTHER,
            "The device is about to become free or pinned: try again, or take it as still "
                + "in use.",
            EAGAIN,
            EBUSY)
        .stay(ACQUIRE_BY_OWNER, "It has to finish going before it can come back.", EAGAIN, EBUSY)
        .stay(
            OPERATE_BY_OWNER,
            "The gate closes first, or new work would outlive the revoke.",
            EACCES)
        .stay(OPERATE_BY_OTHER, "It is not the owner, and nobody is now.", EACCES)
        .stay(
            QUERY,
            "It touches nothing that ownership protects; a design may gate it all the " + "same.",
            OK,
            EACCES)
        .stay(
            OPEN,
            "Opening is not owning; a design with one opener at a time refuses until the "
                + "last one is gone.",
            OK,
            EAGAIN,
            EBUSY)
        .stay(
            DROP_BY_OWNER,
            "Of two drops one wins; the other has nothing left, or may be told to wait.",
            OK,
            EAGAIN,
            EACCES,
            EBUSY)
        .stay(DROP_BY_OTHER, "Nobody gives up what another one owns.", EACCES)
        .stay(
            MAP_FROM_LATEST,
            "It may come just before the exporter marks the buffer revoked; after that it "
                + "is refused.",
            OK,
            EPERM,
            EACCES,
            ENODEV)
        .stay(
            MAP_FROM_EARLIER,
            "That epoch is over, and its dma-bufs are revoked or were given back.",
            EPERM,
            EACCES,
            ENODEV)
        .stay(OWNER_FILE_RELEASED, "Ownership is ending already, and there is one end.")
        .stay(OTHER_FILE_RELEASED, "It owned nothing, so the revoke goes on.")
        .move(
            REVOKED_CLEAN,
            OwnershipState.FREE,
            "Nothing of the owner is left, and the next one may come.")
        .move(
            REVOKED_WITH_PINS,
            OwnershipState.PINNED,
            "What could not be taken away keeps the next owner out.")
        .move(
            REVOKE_REFUSED,
            OwnershipState.OWNED,
            "A drop that returns an error has not dropped, and the owner still owns.")
        .stay(
            PIN_APPEARS,
            "A call that had passed the gate exports; whether it pins is seen when the "
                + "releasing call is done.")
        .stay(LAST_PIN_GONE, "The releasing call still runs, and its end says that nothing pins.")
        .move(
            DEVICE_ERROR,
            OwnershipState.BROKEN,
            "A device that fails while it revokes needs the reset first.")
        .move(
            UNPLUG,
            OwnershipState.BROKEN,
            "The device has gone, and what was being revoked with it.")
        .move(
            RESET_BEGINS,
            OwnershipState.BROKEN,
            "Release may need a reset to stop what runs; meanwhile the device serves " + "nobody.")
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
