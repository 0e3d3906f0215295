package org.dropmaster.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/**
 * The steps of one actor.
 *
 * @param pc the register that says which step comes
 * @param clears for each step, which registers to forget on the way to which step
 * @param joined the steps that happen together with the one before only since nobody can notice
 */
public record Routine(
    String actor,
    int number,
    Cells pc,
    List<Step> steps,
    List<Access> access,
    List<List<Step.Clear>> clears,
    List<Cells> registers,
    int temps,
    BitSet joined) {

  static Routine of(
      String actor,
      int number,
      Layout layout,
      List<Step> written,
      List<Cells> registers,
      Set<Cells> apart,
      Set<Cells> kept,
      int temps) {
    List<Step> steps = new ArrayList<>(written.size());
    List<Access> access = new ArrayList<>(written.size());
    BitSet joined = new BitSet();
    for (Step step : written) {
      Access of = Access.of(step);
      access.add(of);
      boolean join = step.fuse() == Step.Fuse.NONE && !of.visible();
      joined.set(steps.size(), join && !of.noted());
      steps.add(join ? step.fused(Step.Fuse.BEFORE) : step);
    }
    Cells pc = layout.register(actor + ".pc", number, Layout.width(steps.size()), false);
    Liveness liveness = new Liveness(steps, registers, kept);
    int[] bits = Sharing.of(layout, registers, apart, liveness.conflicts());
    List<List<Step.Clear>> clears = liveness.clears(bits);
    return new Routine(
        actor,
        number,
        pc,
        List.copyOf(steps),
        List.copyOf(access),
        clears,
        registers,
        temps,
        joined);
  }

  /** Registers to forget on the way between two steps. */
  public List<Cells> clears(int from, int to) {
    return Step.Clear.on(clears.get(from), to);
  }

  /** The same steps, each a moment of its own, with nothing forgotten between them. */
  Routine unfused() {
    List<Step> single = steps.stream().map(s -> s.fused(Step.Fuse.NONE)).toList();
    List<List<Step.Clear>> none = steps.stream().map(s -> List.<Step.Clear>of()).toList();
    return with(single, none);
  }

  /** The same steps, those a moment of their own that nobody can notice. */
  Routine stepwise() {
    BitSet alone = (BitSet) joined.clone();
    alone.andNot(tied());
    List<Step> single = new ArrayList<>();
    for (Step step : steps) {
      single.add(alone.get(single.size()) ? step.fused(Step.Fuse.NONE) : step);
    }
    return with(single, clears);
  }

  /** The joined steps that lie between a step and what must happen together with it. */
  private BitSet tied() {
    Ways ways = new Ways(new Registers(List.of()));
    BitSet tied = new BitSet();
    int before;
    do {
      before = tied.cardinality();
      for (int pc = joined.length() - 1; pc >= 0; pc--) {
        boolean ties =
            Arrays.stream(ways.of(steps.get(pc)))
                .map(Ways.Way::target)
                .anyMatch(
                    to ->
                        steps.get(to).fuse() == Step.Fuse.BEFORE
                            && (!joined.get(to) || tied.get(to)));
        tied.set(pc, tied.get(pc) || joined.get(pc) && ties);
      }
    } while (tied.cardinality() > before);
    return tied;
  }

  private Routine with(List<Step> other, List<List<Step.Clear>> forgotten) {
    return new Routine(
        actor, number, pc, List.copyOf(other), access, forgotten, registers, temps, joined);
  }
}
