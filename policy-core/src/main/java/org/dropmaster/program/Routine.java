package org.dropmaster.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/**
 * The steps of one actor.
 *
 * @param pc the register that says which step comes
 * @param clears for each step, which registers to forget on the way to which step
 */
public record Routine(
    String actor,
    int number,
    Cells pc,
    List<Step> steps,
    List<Access> access,
    List<List<Step.Clear>> clears,
    List<Cells> registers,
    int temps) {

  static Routine of(
      String actor,
      int number,
      Layout layout,
      List<Step> written,
      List<Cells> registers,
      Set<Cells> apart,
      int temps) {
    List<Step> steps = new ArrayList<>();
    List<Access> access = new ArrayList<>();
    for (Step step : written) {
      Access of = Access.of(step);
      access.add(of);
      boolean join = step.fuse() == Step.Fuse.NONE && !of.visible();
      steps.add(join ? step.fused(Step.Fuse.BEFORE) : step);
    }
    Cells pc = layout.register(actor + ".pc", number, Layout.width(steps.size()), false);
    Liveness liveness = new Liveness(steps, access, registers);
    int[] bits = Sharing.of(layout, registers, apart, liveness.conflicts());
    List<List<Step.Clear>> clears = liveness.clears(bits);
    return new Routine(
        actor, number, pc, List.copyOf(steps), List.copyOf(access), clears, registers, temps);
  }

  /** Registers to forget on the way between two steps. */
  public List<Cells> clears(int from, int to) {
    for (Step.Clear clear : clears.get(from)) {
      if (clear.target() == to) {
        return clear.cells();
      }
    }
    return List.of();
  }

  /** The same steps, each a moment of its own, with nothing forgotten between them. */
  Routine unfused() {
    List<Step> single = steps.stream().map(s -> s.fused(Step.Fuse.NONE)).toList();
    List<List<Step.Clear>> none = steps.stream().map(s -> List.<Step.Clear>of()).toList();
    return new Routine(actor, number, pc, single, access, none, registers, temps);
  }
}
