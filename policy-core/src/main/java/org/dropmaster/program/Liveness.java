package org.dropmaster.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropmaster.state.Cells;

/**
 * Finds where a register's value can no longer matter, so that it is set to 0 there.
 *
 * <p>Two states that differ only in forgotten values are one state. This is the textbook backward
 * data flow; a register that is written on one branch only counts as still alive before it.
 */
final class Liveness {
  private final List<Step> steps;
  private final List<Cells> registers;
  private final Map<Cells, Integer> numbers = new HashMap<>();
  private final List<Map<Integer, BitSet>> ways = new ArrayList<>();
  private final List<BitSet> uses = new ArrayList<>();
  private final List<BitSet> writes = new ArrayList<>();
  private final List<BitSet> in = new ArrayList<>();

  Liveness(List<Step> steps, List<Access> access, List<Cells> registers) {
    this.steps = steps;
    this.registers = registers;
    for (Cells register : registers) {
      numbers.put(register, numbers.size());
    }
    for (int pc = 0; pc < steps.size(); pc++) {
      ways.add(new Ways(numbers).of(steps.get(pc)));
      uses.add(Exposed.of(steps.get(pc), numbers));
      writes.add(set(access.get(pc).writes()));
      in.add(new BitSet());
    }
    settle();
  }

  private BitSet set(Set<Access.Field> fields) {
    BitSet found = new BitSet();
    for (Access.Field field : fields) {
      Integer number = numbers.get(field.cells());
      if (number != null) {
        found.set(number);
      }
    }
    return found;
  }

  private void settle() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int pc = steps.size() - 1; pc >= 0; pc--) {
        changed |= widen(pc);
      }
    }
  }

  /** Adds what is needed behind a step; more is never needed than was, so nothing is taken away. */
  private boolean widen(int pc) {
    BitSet here = in.get(pc);
    int before = here.cardinality();
    here.or(uses.get(pc));
    ways.get(pc)
        .forEach(
            (target, written) -> {
              BitSet wanted = (BitSet) in.get(target).clone();
              wanted.andNot(written);
              here.or(wanted);
            });
    return here.cardinality() > before;
  }

  /** Which registers are needed at the same time as others, so that they cannot share bits. */
  List<BitSet> conflicts() {
    List<BitSet> all = new ArrayList<>();
    for (int r = 0; r < registers.size(); r++) {
      all.add(new BitSet());
    }
    for (int pc = 0; pc < steps.size(); pc++) {
      BitSet here = (BitSet) in.get(pc).clone();
      here.or(writes.get(pc));
      for (int target : ways.get(pc).keySet()) {
        here.or(in.get(target));
      }
      for (int r = here.nextSetBit(0); r >= 0; r = here.nextSetBit(r + 1)) {
        all.get(r).or(here);
      }
    }
    return all;
  }

  /**
   * For each step and each of its targets what to forget; empty lists left out.
   *
   * @param bits for each register the one whose bits it uses
   */
  List<List<Step.Clear>> clears(int[] bits) {
    List<List<Step.Clear>> all = new ArrayList<>();
    List<BitSet> needed = in.stream().map(set -> owners(set, bits)).toList();
    for (int pc = 0; pc < steps.size(); pc++) {
      List<Step.Clear> here = new ArrayList<>();
      BitSet held = owners(writes.get(pc), bits);
      held.or(needed.get(pc));
      for (int target : ways.get(pc).keySet()) {
        BitSet stale = (BitSet) held.clone();
        stale.andNot(needed.get(target));
        if (!stale.isEmpty()) {
          here.add(new Step.Clear(target, stale.stream().mapToObj(registers::get).toList()));
        }
      }
      all.add(here);
    }
    return all;
  }

  private static BitSet owners(BitSet set, int[] bits) {
    BitSet found = new BitSet();
    for (int r = set.nextSetBit(0); r >= 0; r = set.nextSetBit(r + 1)) {
      found.set(bits[r]);
    }
    return found;
  }
}
