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

/** What a device says while an earlier owner's dma-buf keeps the next owner out. */
final class PinnedAnswers {
  private PinnedAnswers() {}

  static Row row() {
    return new Row(OwnershipState.PINNED)
        .stay(
            ACQUIRE_BY_OTHER,
            "A dma-buf of the last owner still reaches the memory that the next one would "
                + "get.",
            EBUSY)
        .stay(
            ACQUIRE_BY_OWNER,
            "Its own dma-buf pins as well as a stranger's: the importer may be anybody's "
                + "by now.",
            EBUSY)
        .stay(
            OPERATE_BY_OWNER,
            "Its ownership has ended, and what it left behind gives it no rights.",
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
                + "last pin is gone.",
            OK,
            EBUSY)
        .stay(
            DROP_BY_OWNER,
            "It has dropped already; only the holders of the pins can end this.",
            EACCES)
        .stay(DROP_BY_OTHER, "There is no ownership to give up.", EACCES)
        .stay(
            MAP_FROM_LATEST,
            "A dma-buf that pins is not revoked and may be mapped again; the revoked ones "
                + "are refused.",
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
        .stay(
            OWNER_FILE_RELEASED, "It had given ownership up before, and its file is not what pins.")
        .stay(OTHER_FILE_RELEASED, "It owned nothing, and no open file is what pins.")
        .move(
            REVOKED_CLEAN,
            OwnershipState.FREE,
            "A second releasing call of the same epoch ended what still pinned.")
        .stay(
            REVOKED_WITH_PINS, "A second releasing call of the same epoch could not end it either.")
        .stay(REVOKE_REFUSED, "A second drop lost to the first and changes nothing.")
        .stay(PIN_APPEARS, "One more keeps the next owner out.")
        .move(
            LAST_PIN_GONE,
            OwnershipState.FREE,
            "Nobody reaches the old memory any more and it is scrubbed, so the next owner "
                + "may come.")
        .move(DEVICE_ERROR, OwnershipState.BROKEN, "A failed device needs a reset, pinned or not.")
        .move(
            UNPLUG, OwnershipState.BROKEN, "The device has gone; its dma-bufs become empty shells.")
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
