package org.dropmaster.program;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** Gives registers that are never needed at the same time the same bits, first fit. */
final class Sharing {
  private Sharing() {}

  /** For each register the number of the one whose bits it uses; itself where it has its own. */
  static int[] of(Layout layout, List<Cells> registers, Set<Cells> apart, List<BitSet> conflicts) {
    int[] bits = new int[registers.size()];
    BitSet[] taken = new BitSet[registers.size()];
    for (int r = 0; r < bits.length; r++) {
      bits[r] = r;
      taken[r] = conflicts.get(r);
      for (int other = 0; other < r && bits[r] == r; other++) {
        boolean owner = bits[other] == other;
        if (owner && alike(registers.get(r), registers.get(other), apart) && !taken[other].get(r)) {
          bits[r] = other;
          taken[other].or(conflicts.get(r));
          layout.share(registers.get(r), registers.get(other));
        }
      }
    }
    return bits;
  }

  private static boolean alike(Cells a, Cells b, Set<Cells> apart) {
    return a.bits() == b.bits()
        && a.signed() == b.signed()
        && a.pointsTo().equals(b.pointsTo())
        && !apart.contains(a)
        && !apart.contains(b);
  }
}
