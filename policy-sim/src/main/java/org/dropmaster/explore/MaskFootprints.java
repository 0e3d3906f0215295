package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads off mask steps what they read and write: every bit of the state by itself. What an actor
 * counts with lies inside of its place or outside.
 */
final class MaskFootprints {
  private final MaskSystem system;
  private final List<MaskStep.Guard> watched;

  private MaskFootprints(MaskSystem system, List<MaskStep.Guard> watched) {
    this.system = system;
    this.watched = watched;
  }

  /** Those of a system of which is asked whether it ever fulfils one of these. */
  static Footprints of(MaskSystem system, List<MaskStep.Guard> watched) {
    MaskFootprints made = new MaskFootprints(system, watched);
    return new Footprints(
        Long.SIZE,
        IntStream.range(0, system.actors().size()).mapToObj(made::actor).toList(),
        Bits.NONE);
  }

  private Footprints.Actor actor(int number) {
    MaskSystem.Actor actor = system.actors().get(number);
    int shift = Long.numberOfTrailingZeros(actor.place()) & Long.SIZE - 1;
    long mask = actor.place() >>> shift;
    boolean moved = moved(number, actor.place());
    List<Footprints.Place> places = new ArrayList<>();
    for (long place = 0; place <= mask; place++) {
      long waits = 0;
      long reads = 0;
      long writes = 0;
      BitSet next = new BitSet();
      next.set(0, moved ? (int) mask + 1 : 0);
      MaskStep.Guard here = new MaskStep.Guard(actor.place(), place << shift);
      for (MaskStep step : actor.steps()) {
        if (!step.guard().excludes(here)) {
          waits |= step.waits();
          reads |= reads(step);
          writes |= step.writes();
          long plain = step.effect().on(here.value());
          next.set((int) (plain >>> shift & mask));
          next.set((int) (step.tail().on(plain) >>> shift & mask));
        }
      }
      places.add(new Footprints.Place(bits(waits), bits(reads), bits(writes), next));
    }
    return new Footprints.Actor(new Bits(0, shift, mask), places);
  }

  private static BitSet bits(long set) {
    return BitSet.valueOf(new long[] {set});
  }

  /** Whether others can put it elsewhere, so that it may come to any place from any. */
  private boolean moved(int number, long place) {
    return IntStream.range(0, system.actors().size())
        .filter(other -> other != number)
        .mapToObj(other -> system.actors().get(other).steps())
        .flatMap(List::stream)
        .anyMatch(step -> (step.writes() & place) != 0);
  }

  /** What is watched together is read by whoever writes part of it. */
  private long reads(MaskStep step) {
    long reads = step.reads();
    for (MaskStep.Guard guard : watched) {
      reads |= (guard.mask() & step.writes()) != 0 ? guard.mask() : 0;
    }
    return reads;
  }
}
