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
import static org.dropmaster.ownership.Errno.ETIME;
import static org.dropmaster.ownership.Errno.ETIMEDOUT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
      EnumSet.of(
          OwnershipEvent.OPERATE_BY_OWNER, OwnershipEvent.OPERATE_BY_OTHER, OwnershipEvent.QUERY),
      ErrnoSet.of(ECANCELED, ECONNRESET, EIO)),
  BUSY_OBJECT(
      "What the call names is in use, or a queue is full, and neither is the device's ownership.",
      EnumSet.of(OwnershipEvent.QUERY),
      ErrnoSet.of(EAGAIN, EBUSY)),
  PRIVILEGE(
      "Whether this process may take or drop ownership at all is asked before who has it.",
      EnumSet.of(
          OwnershipEvent.ACQUIRE_BY_OTHER,
          OwnershipEvent.ACQUIRE_BY_OWNER,
          OwnershipEvent.DROP_BY_OWNER,
          OwnershipEvent.DROP_BY_OTHER),
      ErrnoSet.of(EACCES));

  private final String reason;
  private final Set<OwnershipEvent> events;
  private final ErrnoSet errnos;

  Regardless(String reason, Set<OwnershipEvent> events, ErrnoSet errnos) {
    this.reason = reason;
    this.events = events;
    this.errnos = errnos;
  }

  /** The errnos that this event may give in every state. */
  public static ErrnoSet of(OwnershipEvent event) {
    ErrnoSet all = ErrnoSet.EMPTY;
    for (Regardless cause : values()) {
      all = cause.events.contains(event) ? all.union(cause.errnos) : all;
    }
    return all;
  }

  /** Why ownership does not matter to these, as a sentence. */
  public String reason() {
    return reason;
  }

  /** The calls that it is about. */
  public List<OwnershipEvent> events() {
    return List.copyOf(events);
  }

  /** The errnos that it explains. */
  public ErrnoSet errnos() {
    return errnos;
  }

  private static Set<OwnershipEvent> calls() {
    Set<OwnershipEvent> calls = EnumSet.noneOf(OwnershipEvent.class);
    OwnershipEvent.all().stream().filter(OwnershipEvent::isCall).forEach(calls::add);
    return calls;
  }
}
