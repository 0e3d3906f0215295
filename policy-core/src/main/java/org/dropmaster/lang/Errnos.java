package org.dropmaster.lang;

import java.util.List;
import java.util.Set;

/** The errnos that the language knows. */
public final class Errnos {
  private static final List<String> ALL =
      List.of(
          "EPERM",
          "ENOENT",
          "EINTR",
          "EIO",
          "ENXIO",
          "EBADF",
          "EAGAIN",
          "ENOMEM",
          "EACCES",
          "EFAULT",
          "EBUSY",
          "ENODEV",
          "EINVAL",
          "ENFILE",
          "EMFILE",
          "ENOTTY",
          "ENOSPC",
          "EOPNOTSUPP",
          "ETIME",
          "ETIMEDOUT",
          "ECANCELED",
          "ECONNRESET",
          "EPIPE",
          "EOVERFLOW",
          "ENODATA");

  private static final Set<String> NAMES = Set.copyOf(ALL);

  private Errnos() {}

  /** Their names, in a fixed order. */
  public static List<String> all() {
    return ALL;
  }

  /** Whether it is the name of one. */
  public static boolean known(String name) {
    return NAMES.contains(name);
  }

  /** Whether it is written like one: E and capitals. */
  static boolean looksLike(String name) {
    return name.length() > 1 && name.charAt(0) == 'E' && name.equals(upper(name));
  }

  private static String upper(String name) {
    return name.toUpperCase(java.util.Locale.ROOT);
  }
}
