package org.dropmaster.program;

import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** Gives registers that are never needed at the same time the same bits, first fit. */
final class Sharing {
  private Sharing() {}

  /** For each register the number of the one whose bits it uses; itself where it has its own. */
  static int[] of(Layout layout, List<Cells> registers, Set<Cells> apart, long[][] conflicts) {
    int[] bits = new int[registers.size()];
    long[][] taken = conflicts.clone();
    for (int r = 0; r < bits.length; r++) {
      Cells register = registers.get(r);
      bits[r] = r;
      for (int other = 0; other < r && bits[r] == r && !apart.contains(register); other++) {
        Cells owner = registers.get(other);
        if (bits[other] == other
            && !Registers.has(taken[other], r)
            && alike(register, owner)
            && !apart.contains(owner)) {
          bits[r] = other;
          Registers.join(taken[other], conflicts[r]);
          layout.share(register, owner);
        }
      }
    }
    return bits;
  }

  private static boolean alike(Cells a, Cells b) {
    return a.bits() == b.bits() && a.signed() == b.signed() && a.pointsTo().equals(b.pointsTo());
  }
}
