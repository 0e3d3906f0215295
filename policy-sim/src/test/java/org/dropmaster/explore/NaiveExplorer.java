package org.dropmaster.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The oracle: records in a hash map, one state after the other, as plain as it can be written. */
final class NaiveExplorer {
  record Packed(List<Long> words) {
    /** Packed states differ in few bits; the list's own hash would put a hundred in one bucket. */
    @Override
    public int hashCode() {
      long hash = 0;
      for (long word : words) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 32;
      }
      return (int) hash;
    }

    static Packed of(long[] state) {
      List<Long> words = new ArrayList<>();
      for (long word : state) {
        words.add(word);
      }
      return new Packed(words);
    }

    long[] unpacked() {
      return words.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** Depth of each state, in the order found, and the three counts. */
  record Found(List<Packed> order, Map<Packed, Integer> depths, long transitions, long finals) {
    int depth() {
      return depths.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
  }

  private NaiveExplorer() {}

  static Found explore(TransitionSystem system) {
    long[] first = new long[system.words()];
    system.initial(first);
    TransitionSystem.Walker walker = system.walker();
    Map<Packed, Integer> depths = new HashMap<>();
    List<Packed> order = new ArrayList<>();
    Queue<Packed> queue = new ArrayDeque<>();
    depths.put(Packed.of(first), 0);
    order.add(Packed.of(first));
    queue.add(Packed.of(first));
    long transitions = 0;
    long finals = 0;
    while (!queue.isEmpty()) {
      Packed state = queue.remove();
      List<Packed> successors = successors(walker, state);
      transitions += successors.size();
      finals += successors.isEmpty() ? 1 : 0;
      for (Packed next : successors) {
        if (depths.putIfAbsent(next, depths.get(state) + 1) == null) {
          order.add(next);
          queue.add(next);
        }
      }
    }
    return new Found(order, depths, transitions, finals);
  }

  private static List<Packed> successors(TransitionSystem.Walker walker, Packed state) {
    List<Packed> successors = new ArrayList<>();
    walker.expand(state.unpacked(), (actor, choice, next) -> successors.add(Packed.of(next)));
    return successors;
  }
}
