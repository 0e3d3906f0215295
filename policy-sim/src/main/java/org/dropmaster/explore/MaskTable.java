package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/** One actor's steps as rows of longs, those that its place does not exclude under each place. */
final class MaskTable {
  private static final int ROW = 8;

  private final int shift;
  private final int places;
  private final long[][] guards;
  private final long[][] effects;
  private final MaskStep.Guard[][][] unless;

  MaskTable(MaskSystem.Actor actor) {
    shift = Long.numberOfTrailingZeros(actor.place()) & Long.SIZE - 1;
    places = (int) (actor.place() >>> shift);
    guards = new long[places + 1][];
    effects = new long[places + 1][];
    unless = new MaskStep.Guard[places + 1][][];
    for (int place = 0; place <= places; place++) {
      MaskStep.Guard here = new MaskStep.Guard(actor.place(), (long) place << shift);
      List<MaskStep> possible = new ArrayList<>(actor.steps());
      possible.removeIf(step -> step.guard().excludes(here));
      fill(place, possible);
    }
  }

  private void fill(int place, List<MaskStep> steps) {
    if (steps.size() > Long.SIZE) {
      throw new IllegalArgumentException("more than 64 steps at one place");
    }
    guards[place] = new long[steps.size() * 2];
    effects[place] = new long[steps.size() * ROW];
    unless[place] = new MaskStep.Guard[steps.size()][];
    for (int i = 0; i < steps.size(); i++) {
      MaskStep step = steps.get(i);
      guards[place][2 * i] = step.guard().mask();
      guards[place][2 * i + 1] = step.guard().value();
      long[] row = {
        step.effect().keep(),
        step.effect().set(),
        step.effect().add(),
        step.tailGuard().mask(),
        step.tailGuard().value(),
        step.tail().keep(),
        step.tail().set(),
        step.tail().add()
      };
      System.arraycopy(row, 0, effects[place], i * ROW, ROW);
      unless[place][i] = step.unless().toArray(new MaskStep.Guard[0]);
    }
  }

  /**
   * Guards first, without a branch, as nobody can predict them; then a visit for each that holds.
   */
  void expand(long state, int actor, long[] next, TransitionSystem.Visitor visitor) {
    int place = (int) (state >>> shift) & places;
    long enabled = enabled(state, guards[place]);
    long[] row = effects[place];
    int choice = 0;
    for (; enabled != 0; enabled &= enabled - 1) {
      int step = Long.numberOfTrailingZeros(enabled);
      if (allowed(state, unless[place][step])) {
        next[0] = after(state, row, step * ROW);
        visitor.move(actor, choice++, next);
      }
    }
  }

  private static long enabled(long state, long[] guards) {
    long enabled = 0;
    for (int at = 0; at < guards.length; at += 2) {
      long off = (state & guards[at]) ^ guards[at + 1];
      enabled |= (off - 1 & ~off) >>> Long.SIZE - 1 << (at >> 1);
    }
    return enabled;
  }

  private static long after(long state, long[] row, int at) {
    long next = ((state & row[at]) | row[at + 1]) + row[at + 2];
    if ((next & row[at + 3]) == row[at + 4]) {
      next = ((next & row[at + 5]) | row[at + 6]) + row[at + 7];
    }
    return next;
  }

  private static boolean allowed(long state, MaskStep.Guard[] refused) {
    for (MaskStep.Guard guard : refused) {
      if (guard.holds(state)) {
        return false;
      }
    }
    return true;
  }
}
