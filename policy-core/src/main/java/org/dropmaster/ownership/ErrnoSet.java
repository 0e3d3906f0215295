package org.dropmaster.ownership;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An immutable set of errnos, in ascending order of their numbers.
 *
 * @param bits the bits of its members
 */
public record ErrnoSet(int bits) {
  /** Holds nothing. */
  public static final ErrnoSet EMPTY = new ErrnoSet(0);

  /** Refuses a bit that belongs to no errno with an {@link IllegalArgumentException}. */
  public ErrnoSet {
    if (bits >>> Errno.all().size() != 0) {
      throw new IllegalArgumentException("no such errno: bits " + bits);
    }
  }

  /** The set of these. */
  public static ErrnoSet of(Errno... members) {
    int bits = 0;
    for (Errno member : members) {
      bits |= member.bit();
    }
    return new ErrnoSet(bits);
  }

  /** Whether it has this one. */
  public boolean contains(Errno errno) {
    return (bits & errno.bit()) != 0;
  }

  /** The set of what is in either. */
  public ErrnoSet union(ErrnoSet other) {
    return new ErrnoSet(bits | other.bits);
  }

  /** The members in ascending order. */
  public List<Errno> members() {
    return Errno.all().stream().filter(this::contains).toList();
  }

  /** As in a sentence: {@code -EPERM or -ENODEV}. */
  @Override
  public String toString() {
    return members().stream().map(Errno::result).collect(Collectors.joining(" or "));
  }
}
