package org.dropmaster.lang;

import java.util.Set;

/** The results of entry points, which are not written in a policy. */
final class EntryPoints {
  private static final Set<String> WITH_RESULT =
      Set.of("open", "mmap", "fault", "attach", "map", "dma_buf_pin", "reset", "reg_mr", "access");

  private EntryPoints() {}

  /** INT for those that can fail, VOID for the others. */
  static Type result(String name) {
    return ioctl(name) || WITH_RESULT.contains(name) ? Type.INT : Type.VOID;
  }

  /** Whether it is written in capitals, as ioctls are. */
  static boolean ioctl(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
    }
    return name.charAt(0) != '_';
  }
}
