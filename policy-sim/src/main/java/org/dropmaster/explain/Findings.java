package org.dropmaster.explain;

import java.util.List;
import org.dropmaster.ownership.Rule;

/** Finds what a broken rule is about: each kind of rule has its own way to look. */
final class Findings {
  private Findings() {}

  static Finding of(History history, Rule rule, List<History> others) {
    return switch (rule) {
      case USED_AFTER_FREE, NULL_DEREF, UNDERFLOW -> MemoryFault.of(history, rule);
      case DEADLOCK, HUNG -> Blocked.of(history, rule);
      case LOCK_INVERSION -> LockFault.inverted(history, others);
      case LOCK_LEAKED, BAD_UNLOCK -> LockFault.of(history, rule);
      case LEAKED, STUCK_OWNER -> Leak.of(history, rule);
      case STALE_ACCESS,
          DATA_LEAK,
          TWO_OWNERS,
          ACQUIRED_WHILE_PINNED,
          NOT_REVOKED,
          NON_OWNER_USED_DEVICE,
          OFF_TABLE ->
          OwnershipFault.of(history, rule);
    };
  }
}
