package org.dropmaster.explore;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * One actor's steps as rows of longs, those that its place does not exclude under each place;
 * places that exclude the same share their rows.
 */
final class MaskTable {
  private static final int ROW = 8;

  private final int shift;
  private final int places;
  private final Row[] rows;
  private final int[] enabled;

  /** What can be done at some places. */
  private static final class Row {
    private final int[] numbers;
    private final long[] guards;
    private final long[] effects;
    private final MaskStep.Guard[][] unless;

    Row(int size) {
      numbers = new int[size];
      guards = new long[size * 2];
      effects = new long[size * ROW];
      unless = new MaskStep.Guard[size][];
    }
  }

  /** The table of an actor whose steps have the numbers from a first one on. */
  MaskTable(MaskSystem.Actor actor, int first) {
    shift = Long.numberOfTrailingZeros(actor.place()) & Long.SIZE - 1;
    places = (int) (actor.place() >>> shift);
    rows = new Row[places + 1];
    enabled = new int[actor.steps().size() + 1];
    MaskStep[] steps = actor.steps().toArray(new MaskStep[0]);
    Map<BitSet, Row> filled = new HashMap<>();
    for (int place = 0; place <= places; place++) {
      MaskStep.Guard here = new MaskStep.Guard(actor.place(), (long) place << shift);
      BitSet possible = new BitSet(steps.length);
      for (int i = 0; i < steps.length; i++) {
        possible.set(i, !steps[i].guard().excludes(here));
      }
      rows[place] = filled.computeIfAbsent(possible, these -> row(these, steps, first));
    }
  }

  private static Row row(BitSet possible, MaskStep[] steps, int first) {
    Row row = new Row(possible.cardinality());
    int i = 0;
    for (int at = possible.nextSetBit(0); at >= 0; at = possible.nextSetBit(at + 1)) {
      MaskStep step = steps[at];
      row.numbers[i] = first + at;
      row.guards[2 * i] = step.guard().mask();
      row.guards[2 * i + 1] = step.guard().value();
      long[] effects = {
        step.effect().keep(),
        step.effect().set(),
        step.effect().add(),
        step.tailGuard().mask(),
        step.tailGuard().value(),
        step.tail().keep(),
        step.tail().set(),
        step.tail().add()
      };
      System.arraycopy(effects, 0, row.effects, i * ROW, ROW);
      row.unless[i++] = step.unless().toArray(new MaskStep.Guard[0]);
    }
    return row;
  }

  /**
   * Makes all moves that are not asleep, and returns how many are.
   *
   * @param awake by the numbers of steps, 1 or 0
   */
  int expand(long state, byte[] awake, int actor, MaskWalker to) {
    Row row = rows[(int) (state >>> shift) & places];
    int all = enabled(state, row.guards);
    int size = awake(all, row.numbers, awake);
    int choice = 0;
    for (int i = 0; i < size; i++) {
      int step = enabled[i];
      if (allowed(state, row.unless[step])) {
        to.move(actor, choice++, row.numbers[step], after(state, row.effects, step * ROW));
      }
    }
    return all - size;
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

  /** Leaves only those that are not asleep, without branching either. */
  private int awake(int all, int[] numbers, byte[] awake) {
    int size = 0;
    for (int i = 0; i < all; i++) {
      int step = enabled[i];
      enabled[size] = step;
      size += awake[numbers[step]];
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
