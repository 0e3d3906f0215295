package org.dropmaster.ownership;

import java.util.List;
import java.util.Optional;

/**
 * What can happen to a device's ownership.
 *
 * <p>"The owner" is the open file whose epoch is the latest one, also after that epoch has ended;
 * every other open file is "another". An event of kind {@link Kind#CALL} that acquires happens when
 * the call returns 0; one that drops happens when the call is entered.
 */
public enum OwnershipEvent {
  ACQUIRE_BY_OTHER(Kind.CALL, "another file asks for ownership"),
  ACQUIRE_BY_OWNER(Kind.CALL, "the latest owner's file asks for ownership"),
  OPERATE_BY_OWNER(Kind.CALL, "the latest owner's file uses the device"),
  OPERATE_BY_OTHER(Kind.CALL, "another file uses the device"),
  QUERY(Kind.CALL, "any file makes a call that leaves the device alone"),
  OPEN(Kind.CALL, "the device is opened, where opening does not acquire"),
  DROP_BY_OWNER(Kind.CALL, "the latest owner's file begins to give ownership up"),
  DROP_BY_OTHER(Kind.CALL, "another file tries to give ownership up"),
  MAP_FROM_LATEST(Kind.CALL, "an importer maps a dma-buf of the latest epoch"),
  MAP_FROM_EARLIER(Kind.CALL, "an importer maps a dma-buf of an earlier epoch"),
  OWNER_FILE_RELEASED(Kind.RELEASE, "the last reference to the latest owner's file goes"),
  OTHER_FILE_RELEASED(Kind.RELEASE, "the last reference to another file goes"),
  REVOKED_CLEAN(Kind.REVOCATION, "the releasing call is done and nothing pins"),
  REVOKED_WITH_PINS(Kind.REVOCATION, "the releasing call is done and something pins"),
  REVOKE_REFUSED(Kind.REVOCATION, "the releasing call returns an error"),
  PIN_APPEARS(Kind.REVOCATION, "a dma-buf comes to life that may pin"),
  LAST_PIN_GONE(Kind.REVOCATION, "the last thing that pins goes, all is scrubbed"),
  DEVICE_ERROR(Kind.DEVICE, "the device reports an error"),
  UNPLUG(Kind.DEVICE, "the device is pulled out"),
  RESET_BEGINS(Kind.DEVICE, "a reset begins"),
  RESET_CLEAN(Kind.DEVICE, "the reset ends well and nothing pins"),
  RESET_WITH_PINS(Kind.DEVICE, "the reset ends well and something still pins"),
  RESET_FAILED(Kind.DEVICE, "the reset fails");

  /** Where an event comes from. */
  public enum Kind {
    /** A call of user space or of an importer, whose result the machine answers for. */
    CALL,
    /** The last reference to an open file went. */
    RELEASE,
    /** Progress of taking the last owner's access away. */
    REVOCATION,
    /** The device itself. */
    DEVICE
  }

  private static final List<OwnershipEvent> ALL = List.of(values());

  private final Kind kind;
  private final String meaning;

  OwnershipEvent(Kind kind, String meaning) {
    this.kind = kind;
    this.meaning = meaning;
  }

  /** All of them, calls first. */
  public static List<OwnershipEvent> all() {
    return ALL;
  }

  /** The one with this name in capitals. */
  public static Optional<OwnershipEvent> of(String name) {
    return ALL.stream().filter(event -> event.name().equals(name)).findFirst();
  }

  /** Where it comes from. */
  public Kind kind() {
    return kind;
  }

  /** What happens, as a short sentence without its full stop. */
  public String meaning() {
    return meaning;
  }

  /** The bit that stands for it in a set of events. */
  @SuppressWarnings("EnumOrdinal") // the ordinal is the bit, in one build of the program only
  int bit() {
    return 1 << ordinal();
  }

  /** Whether it is a call, so that its result can be off the table. */
  public boolean isCall() {
    return kind == Kind.CALL;
  }
}
