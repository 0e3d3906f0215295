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

/** What a device says while one open file owns it. */
final class OwnedAnswers {
  private OwnedAnswers() {}

  static Row row() {
    return new Row(OwnershipState.OWNED)
        .stay(
            ACQUIRE_BY_OTHER, "Another file owns the device, and only it can give that up.", EBUSY)
        .stay(
            ACQUIRE_BY_OWNER,
            "Asking again changes nothing: DRM calls it success, other designs say that "
                + "the device is taken.",
            OK,
            EBUSY)
        .stay(
            OPERATE_BY_OWNER,
            "The owner may do everything; only its own queue can be full or its own "
                + "buffer in use.",
            OK,
            EAGAIN,
            EBUSY)
        .stay(OPERATE_BY_OTHER, "Only the owner operates.", EACCES)
        .stay(
            QUERY,
            "It touches nothing that ownership protects; a design may gate it all the " + "same.",
            OK,
            EACCES)
        .stay(OPEN, "Opening is not owning; a design with one opener at a time refuses.", OK, EBUSY)
        .move(
            DROP_BY_OWNER,
            OwnershipState.REVOKING,
            "From the entry of the call on, what the owner could reach is being taken " + "away.",
            OK)
        .stay(DROP_BY_OTHER, "Nobody gives up what another one owns.", EACCES)
        .stay(
            MAP_FROM_LATEST,
            "The owner shares its memory; the exporter may refuse where peers cannot "
                + "reach it, or while the owner has switched it off.",
            OK,
            EPERM,
            ENODEV)
        .stay(
            MAP_FROM_EARLIER,
            "That epoch is over, and its dma-bufs are revoked or were given back.",
            EPERM,
            EACCES,
            ENODEV)
        .move(
            OWNER_FILE_RELEASED,
            OwnershipState.REVOKING,
            "The owner is an open file, not a descriptor and not a process, so it ends "
                + "with the last reference.")
        .stay(OTHER_FILE_RELEASED, "It owned nothing, so the owner does not notice.")
        .move(
            REVOKED_CLEAN,
            OwnershipState.FREE,
            "Another drop of this epoch was refused while this releasing call ran, and "
                + "this one finished.")
        .move(
            REVOKED_WITH_PINS,
            OwnershipState.PINNED,
            "Another drop of this epoch was refused while this releasing call ran, and "
                + "this one left pins.")
        .stay(REVOKE_REFUSED, "Two drops were refused, and the owner still owns.")
        .stay(PIN_APPEARS, "The owner exports; that counts only when its ownership ends.")
        .stay(
            LAST_PIN_GONE,
            "The owner has no export left; that counts only when its ownership ends.")
        .move(
            DEVICE_ERROR,
            OwnershipState.BROKEN,
            "A failed device serves nobody, its owner included.")
        .move(UNPLUG, OwnershipState.BROKEN, "The device has gone, and the owner with it.")
        .move(
            RESET_BEGINS,
            OwnershipState.BROKEN,
            "A device that is being reset serves nobody, its owner included.")
        .stay(RESET_CLEAN, "Cannot be: a reset that has begun makes the device broken first.")
        .stay(RESET_WITH_PINS, "Cannot be: a reset that has begun makes the device broken first.")
        .move(
            RESET_FAILED,
            OwnershipState.BROKEN,
            "A device that could not be reset serves nobody.",
            EIO,
            EBUSY,
            ENODEV,
            ETIME);
  }
}
