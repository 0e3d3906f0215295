package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Holds a mover against the machine that reads the program, state by state. */
final class Sameness {
  private final Instance instance;
  private final Program program;
  private final Machine reading;
  private final Machine asked;
  private final Mover mover;
  private final List<long[]> reached = new ArrayList<>();
  private int moves;

  Sameness(Instance instance, LitmusRun.Movers movers) {
    this.instance = instance;
    program = instance.program();
    reading = new Machine(program);
    asked = new Machine(program);
    mover = movers.of(program, new Machine(program));
  }

  /** A client with all choices, of some ten thousand states. */
  static Instance client() {
    return ClientProgram.of(
            new Client(2, 1, 2, 1, 1, 2, List.of("PINNED", "REVOCABLE"), true),
            Runs.builtInPolicy("revoke-else-pin"),
            Runs.importers())
        .instance();
  }

  /** All that can be reached, up to so many states. */
  void ofReachable(int most) {
    long[] initial = new long[program.layout().words()];
    long[] other = initial.clone();
    reading.initial(initial);
    mover.initial(other);
    assertThat(other).isEqualTo(initial);
    Queue<long[]> open = new ArrayDeque<>(List.of(initial));
    Set<List<Long>> seen = new HashSet<>();
    while (!open.isEmpty() && reached.size() < most) {
      long[] state = open.remove();
      reached.add(state);
      compare(state);
      reading.expand(state, (actor, choice, next) -> open(next, seen, open));
    }
    compareNotes();
  }

  private static void open(long[] next, Set<List<Long>> seen, Queue<long[]> open) {
    if (seen.add(Arrays.stream(next).boxed().toList())) {
      open.add(next.clone());
    }
  }

  /** States nobody can reach: each field is that of one reached state or of another. */
  void ofMixed(int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      long[] state = reached.get(random.nextInt(reached.size())).clone();
      long[] other = reached.get(random.nextInt(reached.size()));
      for (Cells cells : program.layout().fields()) {
        for (int at = cells.origin(); at < cells.origin() + cells.count(); at++) {
          if (random.nextInt(4) == 0) {
            cells.set(state, at, cells.get(other, at));
          }
        }
      }
      if (readable(state)) {
        compare(state);
      }
    }
  }

  /** A pointer to beyond the end of a row, which nobody ever has, means nothing to the machine. */
  private boolean readable(long[] state) {
    try {
      moves(asked, state);
      return true;
    } catch (IndexOutOfBoundsException nonsense) {
      return false;
    }
  }

  private void compare(long[] state) {
    List<String> expected = moves(reading, state);
    assertThat(moves(mover, state)).isEqualTo(expected);
    moves += expected.size();
  }

  int moves() {
    return moves;
  }

  private static List<String> moves(Mover of, long[] state) {
    List<String> all = new ArrayList<>();
    try {
      of.expand(
          state, (actor, choice, next) -> all.add(actor + "/" + choice + Arrays.toString(next)));
    } catch (IllegalStateException outside) {
      all.add("a write outside of a row");
    }
    return all;
  }

  /** What both have noted of what they did. */
  private void compareNotes() {
    for (Routine routine : program.routines()) {
      for (int pc = 0; pc < routine.steps().size(); pc++) {
        assertThat(mover.ran(routine.number(), pc))
            .as("step %d of %s was taken", pc, routine.actor())
            .isEqualTo(reading.ran(routine.number(), pc));
      }
    }
    for (int c = 0; c < program.lockClasses().size(); c++) {
      assertThat(mover.order(c)).isEqualTo(reading.order(c));
    }
  }

  /** What is asked of states has the same answers. */
  void ofTerms() {
    List<Term> terms = new ArrayList<>(instance.premises());
    terms.addAll(List.of(instance.positive(), instance.probe()));
    terms.addAll(instance.resting());
    terms.addAll(instance.waits());
    terms.addAll(instance.atEnd().values());
    terms.addAll(instance.shown().values());
    for (Term term : terms) {
      var expected = reading.reader(term);
      var found = mover.reader(term);
      for (long[] state : reached) {
        assertThat(found.applyAsInt(state)).isEqualTo(expected.applyAsInt(state));
      }
    }
  }
}
