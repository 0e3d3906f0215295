package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What interchangeable parts are told apart by, in as few looks at a state as their bits allow. */
public final class Marks {
  /** Bits of a long that belong to a part and that no renaming changes. */
  public record Bits(int word, int shift, long mask) {
    private static final Bits NONE = new Bits(0, 0, 0);

    private long in(long[] state) {
      return state[word] >>> shift & mask;
    }

    private int before(Bits other) {
      return other.shift - shift;
    }

    private Bits and(Bits other) {
      int distance = before(other);
      return distance < 0 ? other.and(this) : new Bits(word, shift, mask | other.mask << distance);
    }
  }

  private static final long ODD = 0x9E3779B97F4A7C15L;

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
      if (b.mask != 0) {
        if (a.word != b.word || distance.orElse(a.before(b)) != a.before(b)) {
          return Optional.empty();
        }
        distance = Optional.of(a.before(b));
        together.set(part, a.and(b));
      }
    }
    return Optional.of(Collections.unmodifiableList(together));
  }

  int parts() {
    return firsts.length;
  }

  /** The first mark of each part. */
  void first(long[] state, long[] into) {
    for (int part = 0; part < firsts.length; part++) {
      into[part] = firsts[part].in(state);
    }
  }

  /** A hash of all further marks of a part. */
  long others(long[] state, int part) {
    long hash = 0;
    for (Bits bits : others[part]) {
      hash = (hash ^ bits.in(state)) * ODD;
    }
    return hash;
  }
}
