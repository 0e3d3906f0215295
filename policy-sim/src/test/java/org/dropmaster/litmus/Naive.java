package org.dropmaster.litmus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dropmaster.explore.Outcome;
import org.dropmaster.ownership.Rule;

/** What a test gives when it is explored as plainly as it can be: lists in a map, no tricks. */
final class Naive {
  /**
   * What was found.
   *
   * @param depth moves to the deepest state
   * @param finals distinct final outcomes, as text
   */
  record Found(long states, long transitions, int depth, Set<String> finals) {
    /** What the search says, in the same words. */
    static Found of(Verdict verdict) {
      Outcome search = verdict.search();
      return new Found(
          search.states(), search.transitions(), search.depth(), Naive.finals(verdict));
    }
  }

  private final Instance instance;
  private final PlainMachine machine;
  private long schedules;

  private Naive(Instance instance) {
    this.instance = instance;
    this.machine = new PlainMachine(instance.program());
  }

  /** Every state once; empty where there are more than so many. */
  static Optional<Found> explore(Instance instance, int most) {
    return new Naive(instance).states(most);
  }

  /** Every schedule by itself, no two states taken for one; empty where there are too many. */
  static Optional<Set<String>> allSchedules(Instance instance, long most) {
    Naive naive = new Naive(instance);
    Set<String> finals = new HashSet<>();
    return naive.follow(naive.machine.initial(), finals, most)
        ? Optional.of(finals)
        : Optional.empty();
  }

  private Optional<Found> states(int most) {
    Map<List<Integer>, Integer> depths = new LinkedHashMap<>();
    Queue<List<Integer>> queue = new ArrayDeque<>();
    Set<String> finals = new HashSet<>();
    depths.put(machine.initial(), 0);
    queue.add(machine.initial());
    long transitions = 0;
    while (!queue.isEmpty()) {
      List<Integer> state = queue.remove();
      List<List<Integer>> next = machine.next(state);
      transitions += next.size();
      outcome(state, next).ifPresent(finals::add);
      for (List<Integer> to : next) {
        if (depths.putIfAbsent(to, depths.get(state) + 1) == null) {
          queue.add(to);
        }
      }
      if (depths.size() > most) {
        return Optional.empty();
      }
    }
    int depth = depths.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return Optional.of(new Found(depths.size(), transitions, depth, finals));
  }

  private boolean follow(List<Integer> state, Set<String> finals, long most) {
    List<List<Integer>> next = machine.next(state);
    outcome(state, next).ifPresent(finals::add);
    if (next.isEmpty() && ++schedules > most) {
      return false;
    }
    for (List<Integer> to : next) {
      if (!follow(to, finals, most)) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> outcome(List<Integer> state, List<List<Integer>> next) {
    if (!next.isEmpty()
        || flag(state, org.dropmaster.program.Term.of(instance.program().limit()))) {
      return Optional.empty();
    }
    Set<Rule> broken = new TreeSet<>();
    for (Rule rule : Rule.values()) {
      if (flag(
          state, org.dropmaster.program.Term.at(instance.program().broken(), rule.ordinal()))) {
        broken.add(rule);
      }
    }
    if (!flag(state, org.dropmaster.program.Term.of(instance.program().ended()))) {
      instance
          .atEnd()
          .forEach(
              (rule, breaks) -> {
                if (flag(state, breaks)) {
                  broken.add(rule);
                }
              });
    }
    Map<String, String> registers = new TreeMap<>();
    instance
        .shown()
        .forEach((name, term) -> registers.put(name, LitmusRun.text(machine.value(term, state))));
    return Optional.of(registers + " " + broken);
  }

  private boolean flag(List<Integer> state, org.dropmaster.program.Term term) {
    return machine.value(term, state) != 0;
  }

  /** The distinct final outcomes of a verdict in the same words. */
  static Set<String> finals(Verdict verdict) {
    Set<String> finals = new HashSet<>();
    for (Final each : verdict.finals()) {
      List<Rule> broken = new ArrayList<>(new TreeSet<>(each.broken()));
      finals.add(new TreeMap<>(each.registers()) + " " + broken);
    }
    return finals;
  }
}
