package org.dropmaster.report.promela;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The order in which classes of locks are taken, found without the engine's own search for it. */
final class Inversion {
  private final Map<Integer, Set<Integer>> takenUnder = new HashMap<>();

  void add(int held, int taken) {
    takenUnder.computeIfAbsent(held, h -> new HashSet<>()).add(taken);
  }

  /** Whether some class can be taken while it is held, directly or through others. */
  boolean found() {
    return takenUnder.keySet().stream().anyMatch(start -> reaches(start, start, new HashSet<>()));
  }

  private boolean reaches(int from, int goal, Set<Integer> seen) {
    for (int next : takenUnder.getOrDefault(from, Set.of())) {
      if (next == goal || seen.add(next) && reaches(next, goal, seen)) {
        return true;
      }
    }
    return false;
  }
}
