package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One actor's steps as rows of longs, those that its place does not exclude under each place;
 * places that exclude the same share their rows.
 */
final class MaskTable {
  private static final int ROW = 8;

  private final int shift;
  private final int places;
  private final long[][] guards;
  private final long[][] effects;
  private final MaskStep.Guard[][][] unless;
  private final int[] enabled;

  MaskTable(MaskSystem.Actor actor) {
    shift = Long.numberOfTrailingZeros(actor.place()) & Long.SIZE - 1;
    places = (int) (actor.place() >>> shift);
    guards = new long[places + 1][];
    effects = new long[places + 1][];
    unless = new MaskStep.Guard[places + 1][][];
    enabled = new int[actor.steps().size() + 1];
    Map<List<MaskStep>, Integer> filled = new HashMap<>();
    for (int place = 0; place <= places; place++) {
      MaskStep.Guard here = new MaskStep.Guard(actor.place(), (long) place << shift);
      List<MaskStep> possible = new ArrayList<>(actor.steps());
      possible.removeIf(step -> step.guard().excludes(here));
      Integer same = filled.putIfAbsent(possible, place);
      if (same == null) {
        fill(place, possible);
      } else {
        guards[place] = guards[same];
        effects[place] = effects[same];
        unless[place] = unless[same];
      }
    }
  }

  private void fill(int place, List<MaskStep> steps) {
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

  void expand(long state, int actor, long[] next, TransitionSystem.Visitor visitor) {
    int place = (int) (state >>> shift) & places;
    int size = enabled(state, guards[place]);
    int choice = 0;
    for (int i = 0; i < size; i++) {
      int step = enabled[i];
      if (allowed(state, unless[place][step])) {
        next[0] = after(state, effects[place], step * ROW);
        visitor.move(actor, choice++, next);
      }
    }
  }

  /** Which guards hold cannot be foreseen, so the loop through them does not branch on it. */
  private int enabled(long state, long[] guard) {
    int size = 0;
    for (int step = 0; 2 * step < guard.length; step++) {
      enabled[size] = step;
      size += (state & guard[2 * step]) == guard[2 * step + 1] ? 1 : 0;
    }
    return size;
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
