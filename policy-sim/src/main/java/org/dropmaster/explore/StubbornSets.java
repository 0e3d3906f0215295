package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Chooses, out of a state, actors whose moves are enough: whatever the others do before one of them
 * moves could as well be done after it (Valmari 1989; Godefroid 1996, persistent sets).
 *
 * <p>Of an actor that can move, all are taken along that may ever do what its moves out of here
 * cannot be exchanged with; of one that cannot, all that may ever let it move.
 */
final class StubbornSets {
  private final Bits[] at;
  private final long[][][] waits;
  private final long[][][] reads;
  private final long[][][] writes;
  private final long[][][] laterReads;
  private final long[][][] laterWrites;

  StubbornSets(Footprints footprints) {
    List<Footprints.Actor> actors = footprints.actors();
    at = actors.stream().map(Footprints.Actor::at).toArray(Bits[]::new);
    waits = new long[at.length][][];
    reads = new long[at.length][][];
    writes = new long[at.length][][];
    laterReads = new long[at.length][][];
    laterWrites = new long[at.length][][];
    int longs = (footprints.things() + Long.SIZE - 1) / Long.SIZE;
    for (int a = 0; a < at.length; a++) {
      List<Footprints.Place> places = actors.get(a).places();
      waits[a] = table(places.stream().map(Footprints.Place::waits).toList(), longs);
      reads[a] = table(places.stream().map(Footprints.Place::reads).toList(), longs);
      writes[a] = table(places.stream().map(Footprints.Place::writes).toList(), longs);
      List<BitSet> reach = reach(places);
      laterReads[a] = gathered(reads[a], reach, longs);
      laterWrites[a] = gathered(writes[a], reach, longs);
    }
  }

  private static long[][] table(List<BitSet> sets, int longs) {
    return sets.stream().map(set -> Arrays.copyOf(set.toLongArray(), longs)).toArray(long[][]::new);
  }

  /** For each place, itself and all places to which it leads. */
  private static List<BitSet> reach(List<Footprints.Place> places) {
    List<BitSet> reach = new ArrayList<>();
    for (int place = 0; place < places.size(); place++) {
      BitSet here = (BitSet) places.get(place).next().clone();
      here.set(place);
      reach.add(here);
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (int place = places.size() - 1; place >= 0; place--) {
        BitSet here = reach.get(place);
        int before = here.cardinality();
        places.get(place).next().stream().forEach(next -> here.or(reach.get(next)));
        grown |= here.cardinality() > before;
      }
    }
    return reach;
  }

  private static long[][] gathered(long[][] of, List<BitSet> reach, int longs) {
    long[][] all = new long[of.length][longs];
    for (int place = 0; place < of.length; place++) {
      long[] into = all[place];
      reach.get(place).stream().forEach(from -> join(into, of[from]));
    }
    return all;
  }

  private static void join(long[] into, long[] more) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= more[i];
    }
  }

  private static boolean meet(long[] some, long[] others) {
    for (int i = 0; i < some.length; i++) {
      if ((some[i] & others[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  int actors() {
    return at.length;
  }

  /** Notes where all actors stand in a state; returns a measure that grows as they go on. */
  long places(long[] state, int[] into) {
    long sum = 0;
    for (int a = 0; a < at.length; a++) {
      into[a] = (int) at[a].of(state);
      sum += into[a];
    }
    return sum;
  }

  /** The measure of a state. */
  long measure(long[] state) {
    long sum = 0;
    for (Bits bits : at) {
      sum += bits.of(state);
    }
    return sum;
  }

  /** The actors, as bits, that the one drags along where all stand at these places. */
  long with(int seed, long enabled, int[] places) {
    long chosen = 1L << seed;
    long open = chosen;
    while (open != 0) {
      int actor = Long.numberOfTrailingZeros(open);
      open &= open - 1;
      boolean moves = (enabled >>> actor & 1) != 0;
      long more = (moves ? dependent(actor, places) : enabling(actor, places)) & ~chosen;
      chosen |= more;
      open |= more;
    }
    return chosen;
  }

  private long dependent(int actor, int[] places) {
    long[] read = reads[actor][places[actor]];
    long[] written = writes[actor][places[actor]];
    long found = 0;
    for (int other = 0; other < places.length; other++) {
      long[] later = laterWrites[other][places[other]];
      boolean conflict =
          meet(written, later)
              || meet(read, later)
              || meet(written, laterReads[other][places[other]]);
      found |= other != actor && conflict ? 1L << other : 0;
    }
    return found;
  }

  private long enabling(int actor, int[] places) {
    long[] waiting = waits[actor][places[actor]];
    long found = 0;
    for (int other = 0; other < places.length; other++) {
      boolean helps = meet(waiting, laterWrites[other][places[other]]);
      found |= other != actor && helps ? 1L << other : 0;
    }
    return found;
  }
}
