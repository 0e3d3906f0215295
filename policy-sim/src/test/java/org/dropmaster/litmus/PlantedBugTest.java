package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.state.Cells;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An oracle that notices nothing proves nothing. Here the search is made wrong in one small way
 * after the other, and the comparison of {@link OracleTest} has to notice each of them.
 */
class PlantedBugTest {
  private static final int STATES = 3_000;

  @ParameterizedTest
  @ValueSource(strings = {"two-acquire", "close-races-export", "drop-waits-for-dynamic"})
  void aMoveLeftOutForOneThreadAtOneLockIsNoticed(String test) {
    Instance instance = Runs.builtIn(test);
    int classes = instance.program().lockClasses().size();
    Map<String, Planted.Bug> bugs = new LinkedHashMap<>();
    for (Routine routine : instance.program().routines()) {
      for (int lock = 0; lock < classes; lock++) {
        int wanted = lock;
        bugs.put(
            routine.actor() + " never gets " + instance.program().lockClasses().get(lock),
            (from, actor, next) ->
                actor != routine.number() || comes(routine, from).acquires() != wanted);
      }
    }
    assertThat(unnoticed(instance, bugs)).isEmpty();
  }

  /** Two states become one where they differ in a field that is taken for nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"two-acquire", "close-races-export", "drop-waits-for-dynamic"})
  void aFieldThatTellsTwoStatesApartIsMissed(String test) {
    Instance instance = Runs.builtIn(test);
    List<long[]> states = reachable(instance);
    Map<String, Planted.Bug> bugs = new LinkedHashMap<>();
    for (Cells cells : instance.program().layout().fields()) {
      if (!tellsApart(cells, states)) {
        continue;
      }
      bugs.put(
          "without " + cells,
          (from, actor, next) -> {
            forget(cells, next);
            return true;
          });
    }
    assertThat(unnoticed(instance, bugs)).isEmpty();
  }

  /** Whoever was blocked, and could go on now, does not. */
  @ParameterizedTest
  @ValueSource(strings = {"two-acquire", "drop-waits-for-dynamic", "close-with-command-pending"})
  void aWakeUpThatIsLostIsNoticed(String test) {
    Instance instance = Runs.builtIn(test);
    Machine machine = new Machine(instance.program());
    Map<String, Set<List<Long>>> woken = new LinkedHashMap<>();
    for (long[] state : reachable(instance)) {
      for (Routine waiter : instance.program().routines()) {
        if (moves(machine, waiter.number(), state)) {
          continue;
        }
        int pc = waiter.pc().get(state, 0);
        new Machine(instance.program())
            .expand(
                state,
                (actor, choice, next) -> {
                  if (moves(machine, waiter.number(), next)) {
                    woken
                        .computeIfAbsent(waiter.number() + " at " + pc, key -> new HashSet<>())
                        .add(boxed(next));
                  }
                });
      }
    }
    assertThat(woken).isNotEmpty();
    Map<String, Planted.Bug> bugs = new LinkedHashMap<>();
    woken.forEach(
        (who, states) ->
            bugs.put(
                who,
                (from, actor, next) ->
                    !who.startsWith(actor + " ") || !states.contains(boxed(from))));
    assertThat(unnoticed(instance, bugs)).isEmpty();
  }

  /** Of the bugs that change what can be reached those with which all figures are the same. */
  private static List<String> unnoticed(Instance instance, Map<String, Planted.Bug> bugs) {
    Naive.Found plain = Naive.explore(instance, STATES).orElseThrow();
    List<String> unnoticed = new ArrayList<>();
    int planted = 0;
    for (Map.Entry<String, Planted.Bug> each : bugs.entrySet()) {
      boolean[] bites = {false};
      boolean same = same(plain, instance, each.getValue(), bites);
      planted += bites[0] ? 1 : 0;
      if (bites[0] && same) {
        unnoticed.add(each.getKey());
      }
    }
    assertThat(planted).isPositive();
    return unnoticed;
  }

  private static boolean same(
      Naive.Found plain, Instance instance, Planted.Bug bug, boolean[] bites) {
    try {
      return Naive.Found.of(run(instance, bug, bites)).equals(plain);
    } catch (IllegalStateException | IndexOutOfBoundsException noticed) {
      return false; // the machine itself refuses a state that cannot be
    }
  }

  private static Verdict run(Instance instance, Planted.Bug bug, boolean[] bites) {
    return LitmusRun.of(
        instance,
        Limits.NONE.withStates(10 * STATES),
        Observer.NONE,
        (program, machine) ->
            new Planted(
                machine,
                (from, actor, next) -> {
                  long[] right = next.clone();
                  boolean kept = bug.keeps(from, actor, next);
                  bites[0] |= !kept || !Arrays.equals(right, next);
                  return kept;
                }));
  }

  /** The step that an actor takes next; behind a choice stands the step that it is made for. */
  private static Step comes(Routine routine, long[] state) {
    Step step = routine.steps().get(routine.pc().get(state, 0));
    while (step.fuse() == Step.Fuse.AFTER) {
      step = routine.steps().get(step.next().pc());
    }
    return step;
  }

  /** Whether two of the states differ in this field alone. */
  private static boolean tellsApart(Cells cells, List<long[]> states) {
    Set<List<Long>> without = new HashSet<>();
    for (long[] state : states) {
      long[] less = state.clone();
      forget(cells, less);
      without.add(boxed(less));
    }
    return without.size() < states.size();
  }

  private static void forget(Cells cells, long[] state) {
    for (int at = cells.origin(); at < cells.origin() + cells.count(); at++) {
      cells.set(state, at, 0);
    }
  }

  private static boolean moves(Machine machine, int actor, long[] state) {
    boolean[] any = {false};
    machine.moves(actor, state, (who, choice, next) -> any[0] = true);
    return any[0];
  }

  private static List<long[]> reachable(Instance instance) {
    Machine machine = new Machine(instance.program());
    long[] initial = new long[instance.program().layout().words()];
    machine.initial(initial);
    List<long[]> found = new ArrayList<>(List.of(initial));
    Set<List<Long>> seen = new HashSet<>(Set.of(boxed(initial)));
    Queue<long[]> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      machine.expand(
          open.remove(),
          (actor, choice, next) -> {
            if (seen.add(boxed(next))) {
              found.add(next.clone());
              open.add(next.clone());
            }
          });
    }
    return found;
  }

  private static List<Long> boxed(long[] state) {
    return Arrays.stream(state).boxed().toList();
  }
}
