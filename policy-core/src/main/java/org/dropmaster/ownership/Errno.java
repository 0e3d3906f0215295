package org.dropmaster.ownership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The error numbers that a call can return, with Linux's numbers; {@link #OK} is success.
 *
 * <p>In ascending order, so that {@link #ordinal()} may be packed into a state. New ones go to the
 * place that their number has, which renumbers packed states but nothing that is written to disk.
 */
public enum Errno {
  OK(0, "success"),
  EPERM(1, "operation not permitted"),
  ENOENT(2, "no such object"),
  EINTR(4, "interrupted by a signal"),
  EIO(5, "input or output failed"),
  ENXIO(6, "no such device or address"),
  EBADF(9, "not an open descriptor"),
  EAGAIN(11, "not now, try again"),
  ENOMEM(12, "out of memory"),
  EACCES(13, "permission denied"),
  EFAULT(14, "bad address"),
  EBUSY(16, "in use"),
  ENODEV(19, "no such device"),
  EINVAL(22, "invalid argument"),
  ENFILE(23, "too many open files in the system"),
  EMFILE(24, "too many open files in the process"),
  ENOTTY(25, "no such call on this device"),
  ENOSPC(28, "no space left"),
  EPIPE(32, "nobody is left to read"),
  ENODATA(61, "no data there"),
  ETIME(62, "a timer ran out"),
  EOVERFLOW(75, "value too large"),
  EOPNOTSUPP(95, "not supported"),
  ECONNRESET(104, "connection reset"),
  ETIMEDOUT(110, "timed out"),
  ECANCELED(125, "cancelled");

  private static final List<Errno> ALL = List.of(values());
  private static final Map<String, Errno> NAMES = names();

  private final int number;
  private final String meaning;

  Errno(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  private static Map<String, Errno> names() {
    Map<String, Errno> names = new HashMap<>();
    ALL.forEach(errno -> names.put(errno.name(), errno));
    return names;
  }

  /** All of them in ascending order, {@link #OK} first. */
  public static List<Errno> all() {
    return ALL;
  }

  /** The one with this name, as in {@code EBUSY}: without a sign and in capitals. */
  public static Optional<Errno> of(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  /** The one with this Linux number, which must not be negative to be found. */
  public static Optional<Errno> ofNumber(int number) {
    return ALL.stream().filter(errno -> errno.number == number).findFirst();
  }

  /** The bit that stands for it in a set of errnos. */
  @SuppressWarnings("EnumOrdinal") // the ordinal is the bit, in one build of the program only
  int bit() {
    return 1 << ordinal();
  }

  /** Linux's positive number, 0 for {@link #OK}. */
  public int number() {
    return number;
  }

  /** What it tells the caller, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** What a system call returns and a litmus test writes: {@code 0} or {@code -EBUSY}. */
  public String result() {
    return this == OK ? "0" : "-" + name();
  }
}
