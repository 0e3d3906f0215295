package org.dropmaster.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;

/**
 * Finds where a register's value can no longer matter, so that it is set to 0 there.
 *
 * <p>Two states that differ only in forgotten values are one state. This is the textbook backward
 * data flow; a register that is written on one branch only counts as still alive before it.
 */
final class Liveness {
  private final Registers registers;
  private final Ways.Way[][] ways;
  private final long[][] writes;
  private final long[][] in;

  /** Of steps; registers that are kept matter everywhere. */
  Liveness(List<Step> steps, List<Cells> declared, Set<Cells> kept) {
    registers = new Registers(declared);
    long[] always = registers.none();
    kept.forEach(register -> registers.add(always, register));
    ways = new Ways.Way[steps.size()][];
    writes = new long[steps.size()][];
    in = new long[steps.size()][];
    Ways found = new Ways(registers);
    for (int pc = 0; pc < in.length; pc++) {
      Step step = steps.get(pc);
      Exposed exposed = new Exposed(step, registers);
      ways[pc] = found.of(step);
      writes[pc] = exposed.writes();
      in[pc] = exposed.uses();
      Registers.join(in[pc], always);
    }
    settle();
  }

  private void settle() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int pc = in.length - 1; pc >= 0; pc--) {
        changed |= widen(pc);
      }
    }
  }

  /** Adds what is needed behind a step; more is never needed than was, so nothing is taken away. */
  private boolean widen(int pc) {
    boolean changed = false;
    for (Ways.Way way : ways[pc]) {
      changed |= Registers.widen(in[pc], in[way.target()], way.written());
    }
    return changed;
  }

  /** Which registers are needed at the same time as others, so that they cannot share bits. */
  long[][] conflicts() {
    long[][] all = new long[registers.size()][];
    for (int r = 0; r < all.length; r++) {
      all[r] = registers.none();
    }
    long[] before = registers.none();
    for (int pc = 0; pc < in.length; pc++) {
      long[] here = in[pc].clone();
      Registers.join(here, writes[pc]);
      for (Ways.Way way : ways[pc]) {
        Registers.join(here, in[way.target()]);
      }
      if (!Arrays.equals(here, before)) { // most steps need what the one before them needs
        for (int r = Registers.next(here, 0); r >= 0; r = Registers.next(here, r + 1)) {
          Registers.join(all[r], here);
        }
      }
      before = here;
    }
    return all;
  }

  /**
   * For each step and each of its targets what to forget; empty lists left out.
   *
   * @param bits for each register the one whose bits it uses
   */
  List<List<Step.Clear>> clears(int[] bits) {
    List<List<Step.Clear>> all = new ArrayList<>(in.length);
    for (int pc = 0; pc < in.length; pc++) {
      long[] held = in[pc].clone();
      Registers.join(held, writes[pc]);
      List<Step.Clear> here = List.of();
      for (Ways.Way way : ways[pc]) {
        long[] stale = stale(held, in[way.target()], bits);
        if (Registers.next(stale, 0) >= 0) {
          here = here.isEmpty() ? new ArrayList<>(2) : here;
          here.add(new Step.Clear(way.target(), cells(stale)));
        }
      }
      all.add(here);
    }
    return all;
  }

  /** The owners of what is held that own nothing of what is needed. */
  private long[] stale(long[] held, long[] needed, int[] bits) {
    long[] stale = registers.none();
    return Registers.widen(stale, held, needed)
        ? Registers.without(owners(held, bits), owners(needed, bits))
        : stale;
  }

  private List<Cells> cells(long[] set) {
    List<Cells> cells = new ArrayList<>();
    for (int r = Registers.next(set, 0); r >= 0; r = Registers.next(set, r + 1)) {
      cells.add(registers.get(r));
    }
    return List.copyOf(cells);
  }

  private long[] owners(long[] set, int[] bits) {
    long[] found = registers.none();
    for (int r = Registers.next(set, 0); r >= 0; r = Registers.next(set, r + 1)) {
      Registers.add(found, bits[r]);
    }
    return found;
  }
}
