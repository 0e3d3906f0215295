package org.dropmaster.ownership;

/**
 * What a call is to the state machine, before it is known whether the owner makes it.
 *
 * <p>Which file is the owner may change while a call runs, so its watcher keeps two sets of states:
 * those that held while the caller was the owner and those that held while it was not.
 */
public enum OwnershipCall {
  /** Marked {@code __acquires(device)}, an open included. */
  ACQUIRE(OwnershipEvent.ACQUIRE_BY_OWNER, OwnershipEvent.ACQUIRE_BY_OTHER),
  /** Marked {@code __releases(device)} and made by user space. */
  DROP(OwnershipEvent.DROP_BY_OWNER, OwnershipEvent.DROP_BY_OTHER),
  /** Has a verb that takes effect on the device, its memory or its mappings. */
  OPERATE(OwnershipEvent.OPERATE_BY_OWNER, OwnershipEvent.OPERATE_BY_OTHER),
  /** Has no such verb. */
  QUERY(OwnershipEvent.QUERY, OwnershipEvent.QUERY),
  /** An open that acquires nothing. */
  OPEN(OwnershipEvent.OPEN, OwnershipEvent.OPEN),
  /** The exporter's map; "the owner" is the file that the dma-buf was made through. */
  MAP(OwnershipEvent.MAP_FROM_LATEST, OwnershipEvent.MAP_FROM_EARLIER);

  private final OwnershipEvent byOwner;
  private final OwnershipEvent byOther;

  OwnershipCall(OwnershipEvent byOwner, OwnershipEvent byOther) {
    this.byOwner = byOwner;
    this.byOther = byOther;
  }

  /** The event that it is when the latest owner's file makes it. */
  public OwnershipEvent byOwner() {
    return byOwner;
  }

  /** The event that it is when another file makes it. */
  public OwnershipEvent byOther() {
    return byOther;
  }
}
