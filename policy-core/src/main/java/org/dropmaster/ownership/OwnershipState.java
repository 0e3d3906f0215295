package org.dropmaster.ownership;

import java.util.List;
import java.util.Optional;

/** Where a device stands between one owner and the next. */
public enum OwnershipState {
  /** Nobody owns it, and nothing of an earlier owner is left. */
  FREE("nobody owns it and nothing of an earlier owner is left"),
  /** One open file owns it. */
  OWNED("one open file owns it"),
  /** The owner is going: a releasing call has been entered and has not returned. */
  REVOKING("the owner is going; what it reached is taken away"),
  /** The owner has gone but something that nobody could take away keeps the next one out. */
  PINNED("the owner has gone, but not all of its memory is back"),
  /** The device failed, is being reset, or was pulled out. */
  BROKEN("it failed, is being reset, or was pulled out");

  private static final List<OwnershipState> ALL = List.of(values());

  /** The bits of all states together. */
  public static final int ALL_BITS = (1 << ALL.size()) - 1;

  private final String meaning;

  OwnershipState(String meaning) {
    this.meaning = meaning;
  }

  /** All of them, from {@link #FREE} to {@link #BROKEN}. */
  public static List<OwnershipState> all() {
    return ALL;
  }

  /** The one with this name in capitals. */
  public static Optional<OwnershipState> of(String name) {
    return ALL.stream().filter(state -> state.name().equals(name)).findFirst();
  }

  /** What holds in this state, as half a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The bit that stands for it in a set of states. */
  @SuppressWarnings("EnumOrdinal") // the ordinal is the bit, in one build of the program only
  public int bit() {
    return 1 << ordinal();
  }
}
