package org.dropmaster.ownership;

import static org.dropmaster.ownership.Errno.EACCES;
import static org.dropmaster.ownership.Errno.EAGAIN;
import static org.dropmaster.ownership.Errno.EBADF;
import static org.dropmaster.ownership.Errno.EBUSY;
import static org.dropmaster.ownership.Errno.ECANCELED;
import static org.dropmaster.ownership.Errno.ECONNRESET;
import static org.dropmaster.ownership.Errno.EFAULT;
import static org.dropmaster.ownership.Errno.EINTR;
import static org.dropmaster.ownership.Errno.EINVAL;
import static org.dropmaster.ownership.Errno.EIO;
import static org.dropmaster.ownership.Errno.EMFILE;
import static org.dropmaster.ownership.Errno.ENFILE;
import static org.dropmaster.ownership.Errno.ENODATA;
import static org.dropmaster.ownership.Errno.ENOENT;
import static org.dropmaster.ownership.Errno.ENOMEM;
import static org.dropmaster.ownership.Errno.ENOSPC;
import static org.dropmaster.ownership.Errno.ENOTTY;
import static org.dropmaster.ownership.Errno.EOPNOTSUPP;
import static org.dropmaster.ownership.Errno.EOVERFLOW;
import static org.dropmaster.ownership.Errno.EPIPE;
import static org.dropmaster.ownership.Errno.ETIME;
import static org.dropmaster.ownership.Errno.ETIMEDOUT;

import java.util.List;

/** Why a call may fail whatever the state of ownership, and with which errnos. */
public enum Regardless {
  ARGUMENT(
      "The call was asked for something that is not there or makes no sense, which includes a drop"
          + " by a file that has nothing to drop.",
      calls(),
      ErrnoSet.of(EBADF, EINVAL, ENODATA, ENOENT, ENOTTY, EOPNOTSUPP, EOVERFLOW)),
  RESOURCE(
      "Memory, descriptors or room in a table ran out, or user memory could not be reached.",
      calls(),
      ErrnoSet.of(EFAULT, EMFILE, ENFILE, ENOMEM, ENOSPC)),
  WAIT(
      "The caller was killed while it waited, or gave up waiting.",
      calls(),
      ErrnoSet.of(EINTR, ETIME, ETIMEDOUT)),
  OUTCOME(
      "The call reports how an earlier command or a transfer ended, whenever it is asked.",
      bits(OwnershipEvent.OPERATE_BY_OWNER, OwnershipEvent.OPERATE_BY_OTHER, OwnershipEvent.QUERY),
      ErrnoSet.of(ECANCELED, ECONNRESET, EIO, EPIPE)),
  BUSY_OBJECT(
      "What the call names is in use, or a queue is full, and neither is the device's ownership.",
      bits(OwnershipEvent.QUERY),
      ErrnoSet.of(EAGAIN, EBUSY)),
  PRIVILEGE(
      "Whether this process may take or drop ownership at all is asked before who has it.",
      bits(
          OwnershipEvent.ACQUIRE_BY_OTHER,
          OwnershipEvent.ACQUIRE_BY_OWNER,
          OwnershipEvent.DROP_BY_OWNER,
          OwnershipEvent.DROP_BY_OTHER),
      ErrnoSet.of(EACCES));

  private final String reason;
  private final int events;
  private final int errnos;

  Regardless(String reason, int events, ErrnoSet errnos) {
    this.reason = reason;
    this.events = events;
    this.errnos = errnos.bits();
  }

  /** The errnos that this event may give in every state. */
  public static ErrnoSet of(OwnershipEvent event) {
    ErrnoSet all = ErrnoSet.EMPTY;
    for (Regardless cause : values()) {
      all = cause.concerns(event) ? all.union(cause.errnos()) : all;
    }
    return all;
  }

  /** Why ownership does not matter to these, as a sentence. */
  public String reason() {
    return reason;
  }

  /** Whether this call may fail for this cause. */
  public boolean concerns(OwnershipEvent event) {
    return (events & event.bit()) != 0;
  }

  /** The calls that may fail for this cause. */
  public List<OwnershipEvent> events() {
    return OwnershipEvent.all().stream().filter(this::concerns).toList();
  }

  /** The errnos that it explains. */
  public ErrnoSet errnos() {
    return new ErrnoSet(errnos);
  }

  private static int calls() {
    return bits(
        OwnershipEvent.all().stream()
            .filter(OwnershipEvent::isCall)
            .toArray(OwnershipEvent[]::new));
  }

  private static int bits(OwnershipEvent... events) {
    int bits = 0;
    for (OwnershipEvent event : events) {
      bits |= event.bit();
    }
    return bits;
  }
}
