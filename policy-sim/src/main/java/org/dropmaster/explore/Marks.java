package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What interchangeable parts are told apart by, which no renaming changes, in as few looks at a
 * state as their bits allow.
 */
final class Marks {
  private final Bits[] firsts;
  private final Bits[][] others;

  /** For each part its marks, in the same order for like parts. */
  Marks(List<List<Bits>> marks) {
    firsts = marks.stream().map(of -> of.get(0)).toArray(Bits[]::new);
    List<List<Bits>> looks = new ArrayList<>();
    int most = marks.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 1; i < most; i++) {
      int which = i;
      look(looks, marks.stream().map(of -> which < of.size() ? of.get(which) : Bits.NONE).toList());
    }
    others = new Bits[firsts.length][looks.size()];
    for (int part = 0; part < firsts.length; part++) {
      for (int i = 0; i < looks.size(); i++) {
        others[part][i] = looks.get(i).get(part);
      }
    }
  }

  private static void look(List<List<Bits>> looks, List<Bits> mark) {
    for (int i = 0; i < looks.size(); i++) {
      Optional<List<Bits>> together = together(looks.get(i), mark);
      if (together.isPresent()) {
        looks.set(i, together.get());
        return;
      }
    }
    looks.add(mark);
  }

  /** What two marks of each part are in one look, if they lie alike for all that have both. */
  private static Optional<List<Bits>> together(List<Bits> some, List<Bits> more) {
    List<Bits> together = new ArrayList<>(some);
    Optional<Integer> distance = Optional.empty();
    for (int part = 0; part < some.size(); part++) {
      Bits a = some.get(part);
      Bits b = more.get(part);
      if (b.mask() != 0) {
        if (a.word() != b.word() || distance.orElse(between(a, b)) != between(a, b)) {
          return Optional.empty();
        }
        distance = Optional.of(between(a, b));
        together.set(part, joined(a, b));
      }
    }
    return Optional.of(Collections.unmodifiableList(together));
  }

  int parts() {
    return firsts.length;
  }

  private static int between(Bits low, Bits high) {
    return high.shift() - low.shift();
  }

  private static Bits joined(Bits low, Bits high) {
    return between(low, high) < 0
        ? joined(high, low)
        : new Bits(low.word(), low.shift(), low.mask() | high.mask() << between(low, high));
  }

  /** How many looks take in all marks but the first. */
  int looks() {
    return others[0].length;
  }

  /** The first mark of each part. */
  void first(long[] state, long[] into) {
    for (int part = 0; part < firsts.length; part++) {
      into[part] = firsts[part].of(state);
    }
  }

  /** A hash of all further marks of a part. */
  long others(long[] state, int part) {
    long hash = 0;
    for (Bits bits : others[part]) {
      hash = StateHash.mix(hash, bits.of(state));
    }
    return hash;
  }
}
