package org.dropmaster.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
  private final List<Set<Integer>> targets = new ArrayList<>();
  private final List<BitSet> uses = new ArrayList<>();
  private final List<BitSet> kills = new ArrayList<>();
  private final List<BitSet> writes = new ArrayList<>();
  private final List<BitSet> in = new ArrayList<>();

  Liveness(List<Step> steps, List<Access> access, List<Cells> registers) {
    this.steps = steps;
    this.registers = registers;
    for (Cells register : registers) {
      numbers.put(register, numbers.size());
    }
    for (int pc = 0; pc < steps.size(); pc++) {
      targets.add(targets(steps.get(pc)));
      uses.add(set(access.get(pc).reads()));
      writes.add(set(access.get(pc).writes()));
      kills.add(surely(steps.get(pc).effects()));
      in.add(new BitSet());
    }
    settle();
  }

  private static Set<Integer> targets(Step step) {
    Set<Integer> found = new LinkedHashSet<>();
    if (!gotos(step.effects(), found)) {
      found.add(step.next().pc());
    }
    return found;
  }

  /** Collects the targets, and tells whether every way through goes somewhere explicit. */
  private static boolean gotos(List<Effect> effects, Set<Integer> found) {
    boolean always = false;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Goto go) {
        found.add(go.target().pc());
        always = true;
      } else if (effect instanceof Effect.When when) {
        boolean yes = gotos(when.yes(), found);
        boolean no = gotos(when.no(), found);
        always |= yes && no;
      }
    }
    return always;
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

  /** Registers written before anything of the step could have left them as they were. */
  private BitSet surely(List<Effect> effects) {
    BitSet found = new BitSet();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Set s && numbers.containsKey(s.cells())) {
        found.set(numbers.get(s.cells()));
      } else if (effect instanceof Effect.When when) {
        BitSet both = surely(when.yes());
        both.and(surely(when.no()));
        found.or(both);
      }
    }
    return found;
  }

  private void settle() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int pc = steps.size() - 1; pc >= 0; pc--) {
        BitSet now = new BitSet();
        for (int target : targets.get(pc)) {
          now.or(in.get(target));
        }
        now.andNot(kills.get(pc));
        now.or(uses.get(pc));
        if (!now.equals(in.get(pc))) {
          in.set(pc, now);
          changed = true;
        }
      }
    }
  }

  /** For each step and each of its targets what to forget; empty lists left out. */
  List<List<Step.Clear>> clears() {
    List<List<Step.Clear>> all = new ArrayList<>();
    for (int pc = 0; pc < steps.size(); pc++) {
      List<Step.Clear> here = new ArrayList<>();
      for (int target : targets.get(pc)) {
        BitSet stale = (BitSet) in.get(pc).clone();
        stale.or(writes.get(pc));
        stale.andNot(in.get(target));
        if (!stale.isEmpty()) {
          here.add(new Step.Clear(target, stale.stream().mapToObj(registers::get).toList()));
        }
      }
      all.add(here);
    }
    return all;
  }
}
