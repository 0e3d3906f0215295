package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.dropmaster.state.Cells;

/** What a machine may do to make a search smaller must never show in what others can see. */
class MachineProperties {
  /** What can be seen of all runs: states, changes from one to another, and where runs end. */
  private record Behaviour(
      Set<List<Integer>> states, Set<List<List<Integer>>> changes, Set<List<Integer>> ends) {
    static Behaviour of(Sketch.Drawn drawn) {
      Behaviour seen = new Behaviour(new HashSet<>(), new HashSet<>(), new HashSet<>());
      for (Map.Entry<List<Long>, List<long[]>> e : Tiny.walk(drawn.program()).entrySet()) {
        List<Integer> here = drawn.seen(Tiny.state(e.getKey()));
        seen.states.add(here);
        if (e.getValue().isEmpty()) {
          seen.ends.add(here);
        }
        for (long[] next : e.getValue()) {
          if (!drawn.seen(next).equals(here)) {
            seen.changes.add(List.of(here, drawn.seen(next)));
          }
        }
      }
      return seen;
    }
  }

  @Property(tries = 600)
  void forgettingAndSharingDeadRegistersChangesNothingThatOthersSee(
      @ForAll("sketches") Sketch sketch) {
    Behaviour remembering = Behaviour.of(sketch.drawApart(MachineProperties::remembering));
    assertThat(Behaviour.of(sketch.draw(r -> r))).isEqualTo(remembering);
  }

  @Property(tries = 600)
  void stepsOnRegistersJoinTheStepBeforeAndNobodySees(@ForAll("sketches") Sketch sketch) {
    Sketch plain = sketch.withoutAlso();
    Behaviour apart = Behaviour.of(plain.draw(Routine::stepwise));
    Behaviour joined = Behaviour.of(plain.draw(r -> r));
    assertThat(joined.changes()).isEqualTo(apart.changes());
    assertThat(joined.states()).isEqualTo(apart.states());
    assertThat(joined.ends()).isEqualTo(apart.ends());
  }

  @Property(tries = 300)
  void forgettingNeverMakesMoreStates(@ForAll("sketches") Sketch sketch) {
    int remembered = Tiny.walk(sketch.drawApart(MachineProperties::remembering).program()).size();
    assertThat(Tiny.walk(sketch.draw(r -> r).program()).size()).isLessThanOrEqualTo(remembered);
  }

  @Property(tries = 300)
  void aWatchMissesNoState(@ForAll("sketches") Sketch sketch) {
    List<Cells> latch = new ArrayList<>();
    latch.add(new org.dropmaster.state.Layout().ghost("none", 0, 1, 1));
    Sketch.Drawn drawn = sketch.draw(r -> r, latch, false);
    for (List<Long> key : Tiny.walk(drawn.program()).keySet()) {
      List<Integer> seen = drawn.seen(Tiny.state(key));
      if (seen.get(0).equals(seen.get(1))) {
        assertThat(latch.get(0).get(Tiny.state(key), 0)).isEqualTo(1);
      }
    }
  }

  @Property(tries = 300)
  void theMovesOutOfAStateDoNotDependOnWhatWasAskedBefore(@ForAll("sketches") Sketch sketch) {
    Program program = sketch.draw(r -> r).program();
    Map<List<Long>, List<long[]>> walked = Tiny.walk(program);
    for (Map.Entry<List<Long>, List<long[]>> e : walked.entrySet()) {
      List<List<Long>> fresh = new ArrayList<>();
      Tiny.moves(program, Tiny.state(e.getKey())).forEach(m -> fresh.add(Tiny.key(m.next())));
      assertThat(e.getValue().stream().map(Tiny::key)).containsExactlyElementsOf(fresh);
    }
  }

  @Property(tries = 600)
  void aStepChangesOnlyWhatItSaysThatItWrites(
      @ForAll("sketches") Sketch sketch, @ForAll @Size(12) List<Integer> values) {
    Program program = sketch.drawApart(Routine::unfused).program();
    forEachStep(
        program,
        values,
        (actor, pc, state) -> {
          Access access = program.routines().get(actor).access().get(pc);
          for (Tiny.Move move : movesOf(program, actor, state)) {
            for (Cells cells : program.layout().fields()) {
              for (int i = 0; i < cells.count(); i++) {
                int index = cells.origin() + i;
                if (cells.get(state, index) != cells.get(move.next(), index)) {
                  assertThat(mayWrite(program, actor, access, cells, index))
                      .as("%s[%d]", cells, index)
                      .isTrue();
                }
              }
            }
          }
        });
  }

  @Property(tries = 600)
  void aStepDependsOnNothingButWhatItSaysThatItReads(
      @ForAll("sketches") Sketch sketch,
      @ForAll @Size(12) List<Integer> values,
      @ForAll @Size(12) List<Integer> others) {
    Program program = sketch.drawApart(Routine::unfused).program();
    forEachStep(
        program,
        values,
        (actor, pc, state) -> {
          Access access = program.routines().get(actor).access().get(pc);
          long[] other = random(program, others);
          program.routines().get(actor).pc().set(other, 0, pc);
          copy(access.reads(), state, other);
          List<Tiny.Move> some = movesOf(program, actor, state);
          List<Tiny.Move> same = movesOf(program, actor, other);
          assertThat(same).hasSameSizeAs(some);
          for (int m = 0; m < some.size(); m++) {
            sameChanges(program, state, some.get(m).next(), other, same.get(m).next());
          }
        });
  }

  private static void sameChanges(
      Program program, long[] from, long[] to, long[] otherFrom, long[] otherTo) {
    for (Cells cells : program.layout().fields()) {
      for (int i = 0; i < cells.count(); i++) {
        int index = cells.origin() + i;
        boolean kept =
            cells.get(from, index) == cells.get(to, index)
                && cells.get(otherFrom, index) == cells.get(otherTo, index);
        assertThat(kept || cells.get(to, index) == cells.get(otherTo, index))
            .as("%s[%d]", cells, index)
            .isTrue();
      }
    }
  }

  private static boolean mayWrite(
      Program program, int actor, Access access, Cells cells, int index) {
    return cells == program.routines().get(actor).pc()
        || cells == program.broken()
        || cells == program.ended()
        || access.writesAny(Set.of(new Access.Field(cells, index)));
  }

  private interface AtStep {
    void at(int actor, int pc, long[] state);
  }

  private static void forEachStep(Program program, List<Integer> values, AtStep check) {
    for (Routine routine : program.routines()) {
      for (int pc = 0; pc < routine.steps().size(); pc++) {
        long[] state = random(program, values);
        routine.pc().set(state, 0, pc);
        check.at(routine.number(), pc, state);
      }
    }
  }

  private static List<Tiny.Move> movesOf(Program program, int actor, long[] state) {
    return Tiny.moves(program, state).stream().filter(m -> m.actor() == actor).toList();
  }

  private static long[] random(Program program, List<Integer> values) {
    long[] state = new long[program.layout().words()];
    int at = 0;
    for (Cells cells : program.layout().fields()) {
      for (int i = 0;
          i < cells.count() && cells.name().matches("[xyrs]|row|phase|P.*\\.[rs]");
          i++) {
        int value = Math.floorMod(values.get(at++ % values.size()) >> at, cells.max() + 1);
        cells.set(state, cells.origin() + i, cells.name().equals("phase") ? value % 3 : value);
      }
    }
    return state;
  }

  private static void copy(Set<Access.Field> fields, long[] from, long[] into) {
    for (Access.Field field : fields) {
      for (int i = 0; i < field.cells().count(); i++) {
        int index = field.cells().origin() + i;
        if (field.index() == Access.ANY || field.index() == index) {
          field.cells().set(into, index, field.cells().get(from, index));
        }
      }
    }
  }

  /** The same routine, forgetting nothing. */
  private static Routine remembering(Routine r) {
    return new Routine(
        r.actor(),
        r.number(),
        r.pc(),
        r.steps(),
        r.access(),
        r.steps().stream().map(s -> List.<Step.Clear>of()).toList(),
        r.registers(),
        r.temps(),
        r.joined());
  }

  @Provide
  Arbitrary<Sketch> sketches() {
    return Sketch.any();
  }
}
