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
  private final Row[] rows;
  private final int[] enabled;

  /** What can be done at some places. */
  private static final class Row {
    private final int[] numbers;
    private final long[] guards;
    private final long[] effects;
    private final MaskStep.Guard[][] unless;

    /** For each step by which a state was found, for each of these 1 where it is not asleep. */
    private final byte[][] awake;

    Row(int size, int steps) {
      numbers = new int[size];
      guards = new long[size * 2];
      effects = new long[size * ROW];
      unless = new MaskStep.Guard[size][];
      awake = new byte[steps + 1][size];
    }
  }

  /**
   * The table of the actor whose steps are those from a first one on.
   *
   * @param all all steps of all actors, numbered from 1 in the order in which they are made
   */
  MaskTable(MaskSystem.Actor actor, List<MaskStep> all, int first) {
    shift = Long.numberOfTrailingZeros(actor.place()) & Long.SIZE - 1;
    places = (int) (actor.place() >>> shift);
    rows = new Row[places + 1];
    enabled = new int[actor.steps().size() + 1];
    Map<List<Integer>, Row> filled = new HashMap<>();
    for (int place = 0; place <= places; place++) {
      MaskStep.Guard here = new MaskStep.Guard(actor.place(), (long) place << shift);
      List<Integer> possible = new ArrayList<>();
      for (int number = first; number < first + actor.steps().size(); number++) {
        if (!all.get(number - 1).guard().excludes(here)) {
          possible.add(number);
        }
      }
      rows[place] = filled.computeIfAbsent(possible, numbers -> row(numbers, all));
    }
  }

  private static Row row(List<Integer> numbers, List<MaskStep> all) {
    Row row = new Row(numbers.size(), all.size());
    for (int i = 0; i < numbers.size(); i++) {
      MaskStep step = all.get(numbers.get(i) - 1);
      row.numbers[i] = numbers.get(i);
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
      row.unless[i] = step.unless().toArray(new MaskStep.Guard[0]);
      for (int by = 0; by <= all.size(); by++) {
        row.awake[by][i] = (byte) (asleep(numbers.get(i), by, all) ? 0 : 1);
      }
    }
    return row;
  }

  /**
   * Whether a step can be left out of a state that was found first by another: it comes before that
   * one, so it was made before it out of the state before, and what it led to there was looked up
   * and expanded earlier; the two can be exchanged, so the other one led from there to the same
   * state. One with exceptions never is: to count it takes asking for them.
   */
  private static boolean asleep(int number, int by, List<MaskStep> all) {
    return number < by
        && all.get(number - 1).unless().isEmpty()
        && all.get(number - 1).independent(all.get(by - 1));
  }

  /** Makes all moves that are not asleep, and returns how many are. */
  int expand(long state, int by, int actor, MaskWalker to) {
    Row row = rows[(int) (state >>> shift) & places];
    int all = enabled(state, row.guards);
    int size = awake(all, row.awake[by]);
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
  private int awake(int all, byte[] awake) {
    int size = 0;
    for (int i = 0; i < all; i++) {
      int step = enabled[i];
      enabled[size] = step;
      size += awake[step];
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
