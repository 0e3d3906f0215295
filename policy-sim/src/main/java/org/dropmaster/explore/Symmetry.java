package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The renamings under which the moves of a system stay its moves, and of every state the one among
 * its renamed copies that stands for them all.
 *
 * <p>Any copy may stand for the others, so nothing here can make a verdict wrong; what is chosen
 * badly only keeps more states than are needed.
 */
public final class Symmetry {
  private static final int NOBODY = -1;

  /** So few copies are made sooner than it is found out which of them are the same. */
  private static final int FEW = 6;

  private final int words;
  private final Relabeling[] group;
  private final int[][] sources;
  private final Order orders;
  private final Marks marks;
  private final Exchange[] exchanges;

  /** A renaming that exchanges two parts, and as few others as can be; the lowest that it moves. */
  private record Exchange(Relabeling by, int part, int other) {}

  /**
   * A symmetry.
   *
   * @param words longs of a state
   * @param group all renamings, the one that changes nothing first
   * @param marks for each part, one at least, what it is told apart by, in the same order for like
   *     parts, first what is most often enough and, as it grows as the part goes on, keeps the
   *     order
   */
  public Symmetry(int words, List<Relabeling> group, List<List<Bits>> marks) {
    this.words = words;
    this.group = group.toArray(new Relabeling[0]);
    this.marks = new Marks(marks);
    sources = new int[group.size()][marks.size()];
    for (int g = 0; g < sources.length; g++) {
      for (int part = 0; part < marks.size(); part++) {
        sources[g][group.get(g).part(part)] = part;
      }
    }
    orders = new Order(NOBODY, IntStream.range(0, sources.length).toArray(), 0);
    exchanges = exchanges();
  }

  private Exchange[] exchanges() {
    List<Exchange> found = new ArrayList<>();
    for (int part = 0; part < marks.parts(); part++) {
      for (int other = part + 1; other < marks.parts(); other++) {
        int low = part;
        int high = other;
        Arrays.stream(group)
            .filter(by -> by.exchanges(low, high))
            .min(Comparator.comparingInt(Relabeling::moved))
            .ifPresent(by -> found.add(new Exchange(by, low, high)));
      }
    }
    return found.toArray(new Exchange[0]);
  }

  /** Which part may come next, where some have their places already. */
  private final class Order {
    private final int part;
    private final int renaming;
    private final Order[] next;

    Order(int part, int[] renamings, int place) {
      this.part = part;
      renaming = renamings[0];
      next =
          place == marks.parts()
              ? new Order[0]
              : Arrays.stream(renamings)
                  .map(g -> sources[g][place])
                  .distinct()
                  .mapToObj(p -> new Order(p, placing(p, place, renamings), place + 1))
                  .toArray(Order[]::new);
    }

    private int[] placing(int which, int place, int[] renamings) {
      return Arrays.stream(renamings).filter(g -> sources[g][place] == which).toArray();
    }
  }

  /** How many renamings there are, the one that changes nothing among them. */
  public int size() {
    return group.length;
  }

  /** The renamings, the one that changes nothing first. */
  public List<Relabeling> group() {
    return List.of(group);
  }

  /** What a part may be renamed to, itself among it. */
  public IntStream orbit(int part) {
    return Arrays.stream(group).mapToInt(renaming -> renaming.part(part)).distinct();
  }

  /** How many parts there are that could be interchangeable. */
  public int parts() {
    return marks.parts();
  }

  /** Whoever chooses; one a thread. */
  public Chooser chooser() {
    return new Chooser();
  }

  /**
   * Finds the state that stands for another one: of its renamed copies those whose parts come in
   * ascending order, first by the first mark, which is enough for most states, then by a hash of
   * all others, and of these the least.
   */
  public final class Chooser {
    private final long[] seen = new long[marks.parts()];
    private final long[] seenMore = new long[marks.parts()];
    private Order[] lowest = new Order[group.length];
    private Order[] lower = new Order[group.length];
    private int left;
    private long[] best = new long[words];
    private long[] other = new long[words];

    /** The state that stands for that one; it is only lent. */
    public long[] of(long[] state) {
      marks.first(state, seen);
      lowest[0] = orders;
      left = 1;
      for (int place = 0; place < marks.parts(); place++) {
        placeLowest();
      }
      if (left > 1) {
        seeMore(state);
        keepLowest();
        dropCopies(state);
      }
      return least(state);
    }

    /** How many copies had to be made of the state that was asked last. */
    public int copies() {
      return left;
    }

    /**
     * Where an exchange changes nothing in the state, any copy is also the one that comes of
     * exchanging first: of two such only one is left. Else sixteen processes that have done nothing
     * yet would make hundreds of copies of each state, all the same.
     */
    private void dropCopies(long[] state) {
      for (int i = 0; i < exchanges.length && left > FEW; i++) {
        Exchange exchange = exchanges[i];
        if (alike(exchange.part, exchange.other) && keeps(exchange.by, state)) {
          int kept = 0;
          for (int j = 0; j < left; j++) {
            Relabeling renaming = group[lowest[j].renaming];
            if (renaming.part(exchange.part) < renaming.part(exchange.other)) {
              lowest[kept++] = lowest[j];
            }
          }
          left = kept;
        }
      }
    }

    private boolean alike(int part, int like) {
      return seen[part] == seen[like] && seenMore[part] == seenMore[like];
    }

    private boolean keeps(Relabeling renaming, long[] state) {
      renaming.apply(state, other);
      return Arrays.equals(other, state);
    }

    /** A part with a first mark of its own has the same place in all that is left. */
    private void seeMore(long[] state) {
      for (int part = 0; part < seen.length; part++) {
        if (tied(part)) {
          seenMore[part] = marks.others(state, part);
        }
      }
    }

    private boolean tied(int part) {
      for (int other = 0; other < seen.length; other++) {
        if (other != part && seen[other] == seen[part]) {
          return true;
        }
      }
      return false;
    }

    /** Of all parts that may come to the next place, keeps the lowest. */
    private void placeLowest() {
      int kept = 0;
      for (int i = 0; i < left; i++) {
        for (Order next : lowest[i].next) {
          if (kept > 0 && seen[next.part] < seen[lower[0].part]) {
            kept = 0;
          }
          if (kept == 0 || seen[next.part] == seen[lower[0].part]) {
            lower[kept++] = next;
          }
        }
      }
      Order[] placed = lower;
      lower = lowest;
      lowest = placed;
      left = kept;
    }

    /** Keeps those renamings after which the parts come in ascending order of their other marks. */
    private void keepLowest() {
      int kept = 1;
      for (int i = 1; i < left; i++) {
        Order next = lowest[i];
        int order = compare(sources[next.renaming], sources[lowest[0].renaming]);
        kept = order < 0 ? 0 : kept;
        if (order <= 0) {
          lowest[kept++] = next;
        }
      }
      left = kept;
    }

    private int compare(int[] some, int[] others) {
      for (int place = 0; place < some.length; place++) {
        int order = Long.compare(seenMore[some[place]], seenMore[others[place]]);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    /** The least of the copies that are left. */
    private long[] least(long[] state) {
      if (left == 1 && lowest[0].renaming == 0) {
        return state;
      }
      group[lowest[0].renaming].apply(state, best);
      for (int i = 1; i < left; i++) {
        group[lowest[i].renaming].apply(state, other);
        if (less(other, best)) {
          long[] swapped = best;
          best = other;
          other = swapped;
        }
      }
      return best;
    }

    private boolean less(long[] some, long[] others) {
      for (int word = 0; word < words; word++) {
        if (some[word] != others[word]) {
          return some[word] < others[word];
        }
      }
      return false;
    }
  }
}
