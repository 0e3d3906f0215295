package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dropmaster.state.Cells;
import org.junit.jupiter.api.Test;

class MachineTest {
  private final Tiny tiny = new Tiny();
  private final Cells x = tiny.shared("x", 7);
  private final Cells y = tiny.shared("y", 7);

  private static List<Integer> values(Cells cells, List<Tiny.Move> moves) {
    return moves.stream().map(m -> cells.get(m.next(), 0)).toList();
  }

  private List<Tiny.Move> first(Program program) {
    return Tiny.moves(program, Tiny.initial(program));
  }

  @Test
  void aStepOnRegistersHappensTogetherWithTheStepBefore() {
    Code code = tiny.actor();
    Cells r = code.register("r", 7);
    code.step(Effect.set(x, Term.of(1)));
    code.step(Effect.set(r, Term.of(5)));
    code.step(Effect.set(y, Term.of(r)));
    Program program = tiny.program();
    List<Tiny.Move> moves = first(program);
    assertThat(values(x, moves)).containsExactly(1);
    assertThat(values(y, moves)).containsExactly(0);
    assertThat(r.get(moves.get(0).next(), 0)).isEqualTo(5);
    assertThat(program.routines().get(0).pc().get(moves.get(0).next(), 0)).isEqualTo(2);
    assertThat(Tiny.walk(program)).hasSize(3);
  }

  @Test
  void whatAnActorDoesOnlyToItselfBeforeItsFirstStepIsPartOfTheInitialState() {
    Code code = tiny.actor();
    Cells r = code.register("r", 7);
    code.step(Effect.set(r, Term.of(3)));
    code.step(Effect.set(x, Term.of(r)));
    Program program = tiny.program();
    assertThat(r.get(Tiny.initial(program), 0)).isEqualTo(3);
    assertThat(Tiny.walk(program)).hasSize(2);
  }

  @Test
  void whatIsMarkedAlsoIsOneMomentForAllOthers() {
    tiny.with(
        code -> {
          code.step(Effect.set(x, Term.of(1)));
          code.also(List.of(Effect.set(y, Term.of(1))));
        });
    assertThat(Tiny.walk(tiny.program())).hasSize(2);
  }

  @Test
  void aPrefixHappensTogetherWithTheStepBehindItOrNotAtAll() {
    Code code = tiny.actor();
    Cells r = code.register("r", 3);
    code.prefix(3, Term.TRUE, List.of(Effect.set(r, new Term.Choice())));
    code.await(Term.of(r).ne(1), Effect.set(x, Term.of(r).plus(1)));
    Program program = tiny.program();
    List<Tiny.Move> moves = first(program);
    assertThat(values(x, moves)).containsExactly(1, 3);
    assertThat(moves.stream().map(Tiny.Move::choice)).containsExactly(0, 1);
  }

  @Test
  void choicesAreEnumeratedInOrderActorsFirst() {
    for (int actor = 0; actor < 2; actor++) {
      int base = 3 * actor;
      tiny.with(
          code -> code.choose(2, Term.TRUE, List.of(Effect.set(x, new Term.Choice().plus(base)))));
    }
    List<Tiny.Move> moves = first(tiny.program());
    assertThat(moves.stream().map(Tiny.Move::actor)).containsExactly(0, 0, 1, 1);
    assertThat(values(x, moves)).containsExactly(0, 1, 3, 4);
  }

  @Test
  void aChoiceOfRegistersForksTheStepThatItIsJoinedTo() {
    Code code = tiny.actor();
    Cells r = code.register("r", 3);
    code.step(Effect.set(x, Term.of(1)));
    code.choose(2, Term.TRUE, List.of(Effect.set(r, new Term.Choice())));
    code.step(Effect.set(y, Term.of(r)));
    List<Tiny.Move> moves = first(tiny.program());
    assertThat(moves).hasSize(2);
    assertThat(values(x, moves)).containsExactly(1, 1);
    assertThat(values(r, moves)).containsExactly(0, 1);
  }

  @Test
  void aStepWhoseGuardIsFalseIsNoMove() {
    tiny.with(code -> code.await(Term.of(x).eq(1), Effect.set(y, Term.of(1))));
    tiny.with(code -> code.step(Effect.set(x, Term.of(1))));
    Program program = tiny.program();
    List<Tiny.Move> moves = first(program);
    assertThat(moves).hasSize(1);
    assertThat(moves.get(0).actor()).isEqualTo(1);
    assertThat(values(y, Tiny.moves(program, moves.get(0).next()))).containsExactly(1);
  }

  @Test
  void allEffectsOfAStepSeeThoseBeforeThem() {
    tiny.with(
        code -> {
          Term.Temp old = code.temp();
          code.step(
              new Effect.Let(old, Term.of(x)),
              Effect.set(x, Term.of(x).plus(2)),
              Effect.set(y, Term.of(x).binary(Term.Op.SUB, old)));
        });
    tiny.setup(Effect.set(x, Term.of(3)));
    List<Tiny.Move> moves = first(tiny.program());
    assertThat(values(x, moves)).containsExactly(5);
    assertThat(values(y, moves)).containsExactly(2);
  }

  @Test
  void aMildRuleIsNotedAndTheRunGoesOn() {
    tiny.with(code -> code.step(new Effect.Raise(Tiny.MILD), Effect.set(x, Term.of(1))));
    Program program = tiny.program();
    long[] next = first(program).get(0).next();
    assertThat(program.broken().get(next, Tiny.MILD)).isEqualTo(1);
    assertThat(x.get(next, 0)).isEqualTo(1);
    assertThat(program.ended().get(next, 0)).isZero();
  }

  @Test
  void aFatalRuleEndsTheRunInTheStateBeforeTheStep() {
    tiny.with(code -> code.step(Effect.set(x, Term.of(1)), new Effect.Raise(Tiny.FATAL)));
    tiny.with(code -> code.step(Effect.set(y, Term.of(1))));
    Program program = tiny.program();
    long[] next = first(program).get(0).next();
    assertThat(program.broken().get(next, Tiny.FATAL)).isEqualTo(1);
    assertThat(x.get(next, 0)).isZero();
    assertThat(Tiny.moves(program, next)).isEmpty();
  }

  @Test
  void aFaultInAStepThatIsJoinedEndsTheRunBeforeTheWholeMoment() {
    Cells phase = tiny.layout.shared("phase", 1, 1, Pool.FREED);
    tiny.with(
        code -> {
          code.step(Effect.set(x, Term.of(1)));
          code.also(List.of(Effect.set(y, Term.at(phase, new Term.Alive(Term.of(1), phase)))));
        });
    Program program = tiny.program();
    long[] next = first(program).get(0).next();
    assertThat(program.broken().get(next, Machine.USED_AFTER_FREE)).isEqualTo(1);
    assertThat(x.get(next, 0)).isZero();
  }

  @Test
  void aGuardThatFollowsNullIsAFaultAndNoWait() {
    Cells phase = tiny.layout.shared("phase", 1, 1, Pool.FREED);
    tiny.with(code -> code.await(Term.at(phase, new Term.Alive(Term.of(x), phase))));
    Program program = tiny.program();
    List<Tiny.Move> moves = first(program);
    assertThat(moves).hasSize(1);
    assertThat(program.broken().get(moves.get(0).next(), Machine.NULL_DEREF)).isEqualTo(1);
  }

  @Test
  void aValueThatDoesNotFitIsALimitWithAName() {
    tiny.setup(Effect.set(x, Term.of(7)));
    tiny.with(code -> code.step(Effect.set(x, Term.of(x).plus(1))));
    Program program = tiny.program();
    Machine machine = new Machine(program);
    long[] next = first(program).get(0).next();
    assertThat(program.ended().get(next, 0)).isEqualTo(1);
    assertThat(machine.limitName(program.limit().get(next, 0))).isEqualTo("range of x");
    assertThat(machine.limitName(0)).isEmpty();
  }

  @Test
  void aLimitByNameEndsTheRunInTheStateBeforeTheStep() {
    tiny.with(
        code ->
            code.step(
                Effect.set(x, Term.of(1)),
                new Effect.Limit("objects of kind owner (1)"),
                Effect.set(y, Term.of(1))));
    Program program = tiny.program();
    long[] next = first(program).get(0).next();
    assertThat(new Machine(program).limitName(program.limit().get(next, 0)))
        .isEqualTo("objects of kind owner (1)");
    assertThat(x.get(next, 0)).isZero();
    assertThat(Tiny.moves(program, next)).isEmpty();
  }

  @Test
  void aFullPoolIsALimit() {
    Pool pool = new Pool("owner", 1, tiny.layout);
    tiny.with(
        code -> {
          code.step(pool.make(code.temp()));
          code.step(pool.make(code.temp()));
        });
    Program program = tiny.program();
    long[] one = first(program).get(0).next();
    assertThat(pool.phase().get(one, 1)).isEqualTo(Pool.ALIVE);
    assertThat(pool.count().get(one, 1)).isEqualTo(1);
    long[] two = Tiny.moves(program, one).get(0).next();
    assertThat(program.limit().get(two, 0)).isNotZero();
  }

  @Test
  void writingToAnIndexThatIsNoneIsAnErrorOfOursAndNotAVerdict() {
    Cells row = tiny.layout.shared("row", 1, 2, 3);
    tiny.with(code -> code.step(Effect.set(row, Term.of(x), Term.of(1))));
    Program program = tiny.program();
    assertThatThrownBy(() -> first(program)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anInitialStateThatBreaksARuleIsRefused() {
    tiny.setup(new Effect.Raise(Tiny.FATAL));
    Program program = tiny.program();
    assertThatThrownBy(() -> Tiny.initial(program)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRegisterThatIsReadNoMoreIsForgotten() {
    Code code = tiny.actor();
    Cells r = code.register("r", 7);
    code.choose(4, Term.TRUE, List.of(Effect.set(r, new Term.Choice()), Effect.set(x, Term.of(0))));
    code.step(Effect.set(y, Term.of(r).eq(9)));
    code.step(Effect.set(y, Term.of(1)));
    Program program = tiny.program();
    assertThat(Tiny.walk(program)).hasSize(1 + 4 + 1 + 1);
  }

  @Test
  void aStepTellsThatItRan() {
    tiny.with(
        code -> {
          Label out = new Label();
          code.unless(Term.of(x).eq(1), out);
          code.step(Effect.set(y, Term.of(1)));
          code.place(out);
          code.step(Effect.set(x, Term.of(2)));
        });
    Program program = tiny.program();
    Machine machine = new Machine(program);
    machine.expand(Tiny.initial(program), (a, c, s) -> {});
    assertThat(machine.ran(0, 0)).isTrue();
    assertThat(machine.ran(0, 1)).isFalse();
  }
}
