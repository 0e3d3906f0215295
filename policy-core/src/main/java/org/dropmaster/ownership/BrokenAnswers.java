package org.dropmaster.ownership;

import static org.dropmaster.ownership.Errno.EACCES;
import static org.dropmaster.ownership.Errno.EAGAIN;
import static org.dropmaster.ownership.Errno.EBUSY;
import static org.dropmaster.ownership.Errno.EIO;
import static org.dropmaster.ownership.Errno.ENODEV;
import static org.dropmaster.ownership.Errno.ENXIO;
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

/** What a device says that failed, is being reset, or was pulled out. */
final class BrokenAnswers {
  private BrokenAnswers() {}

  static Row row() {
    return new Row(OwnershipState.BROKEN)
        .stay(
            ACQUIRE_BY_OTHER,
            "It needs a reset that has not come (-EPERM) or is under way (-EAGAIN), or it "
                + "was pulled out.",
            EPERM,
            ENXIO,
            EAGAIN,
            ENODEV)
        .stay(
            ACQUIRE_BY_OWNER,
            "It needs a reset that has not come (-EPERM) or is under way (-EAGAIN), or it "
                + "was pulled out.",
            EPERM,
            ENXIO,
            EAGAIN,
            ENODEV)
        .stay(
            OPERATE_BY_OWNER,
            "The device does not work now (-EBUSY), stopped working while the call was on its "
                + "way (-EPERM) or is not there (-ENODEV), whoever owns it.",
            EPERM,
            EBUSY,
            ENODEV)
        .stay(
            OPERATE_BY_OTHER,
            "Either check may come first: that it is not the owner, or that the device "
                + "does not work.",
            EPERM,
            EACCES,
            EBUSY,
            ENODEV)
        .stay(
            QUERY,
            "A broken device may still be asked how it is, or refuse everything.",
            OK,
            EPERM,
            EACCES,
            EBUSY,
            ENODEV)
        .stay(
            OPEN,
            "Its file may be opened to see what is wrong, unless the design or the unplug "
                + "forbids it.",
            OK,
            EPERM,
            ENXIO,
            EAGAIN,
            EBUSY,
            ENODEV)
        .stay(
            DROP_BY_OWNER,
            "The reset ends ownership anyway, so a drop may succeed, wait its turn or "
                + "find no device.",
            OK,
            EAGAIN,
            EACCES,
            EBUSY,
            ENODEV)
        .stay(
            DROP_BY_OTHER,
            "Either check may come first: that it is not the owner, or that the device "
                + "does not work.",
            EACCES,
            EBUSY,
            ENODEV)
        .stay(
            MAP_FROM_LATEST,
            "The export core does not know that the device failed; an exporter that does "
                + "refuses.",
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
        .stay(OWNER_FILE_RELEASED, "The owner goes, and the device stays broken until a reset.")
        .stay(OTHER_FILE_RELEASED, "It owned nothing, and mends nothing.")
        .stay(
            REVOKED_CLEAN, "Nothing of the owner is left, but only a reset makes the device work.")
        .stay(REVOKED_WITH_PINS, "The pins are counted again when the reset is done.")
        .stay(REVOKE_REFUSED, "The reset ends ownership whether or not the drop did.")
        .stay(PIN_APPEARS, "The pins are counted when the reset is done.")
        .stay(LAST_PIN_GONE, "Nothing pins, but only a reset makes the device work.")
        .stay(DEVICE_ERROR, "It is broken already.")
        .stay(UNPLUG, "It does not work and now it is not there either.")
        .stay(RESET_BEGINS, "A reset is tried, and until it ends the device does not work.")
        .move(
            RESET_CLEAN,
            OwnershipState.FREE,
            "The reset stopped everything and ended the owner, and nothing pins.")
        .move(
            RESET_WITH_PINS,
            OwnershipState.PINNED,
            "The reset ended the owner, but somebody still holds a dma-buf of its memory.")
        .stay(
            RESET_FAILED,
            "The reset did not get rid of everybody or did not work, and so may be tried "
                + "again.",
            EIO,
            EBUSY,
            ENODEV,
            ETIME);
  }
}
