package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.junit.jupiter.api.Test;

/** Two actors, each of a process of its own, that are to be exchanged. */
class AlikeTest {
  private final Layout layout = new Layout();
  private final Cells killed = layout.shared("killed", 1, 2, 1).indexing("process");
  private final Cells owner = layout.shared("owner", 0, 1, 2).pointingTo("process");
  private final Cells count = layout.shared("count", 0, 1, 7);
  private final Cells flag = layout.shared("flag", 0, 1, 1);
  private final Cells phase = layout.shared("phase", 1, 2, 2);
  private final List<Cells> tables =
      List.of(
          layout.shared("table1", 0, 2, 3).belonging("table", "process", 1),
          layout.shared("table2", 0, 2, 3).belonging("table", "process", 2));

  /** Whether the two may be exchanged where each has one step, made for its process. */
  private boolean alike(BiFunction<Code, Integer, List<Effect>> step) {
    return alike(Term.TRUE, step);
  }

  private boolean alike(Term guard, BiFunction<Code, Integer, List<Effect>> step) {
    List<Routine> routines =
        List.of(1, 2).stream()
            .map(
                process -> {
                  Code code = new Code("P" + (process - 1), process - 1, layout);
                  code.await(guard, step.apply(code, process));
                  return code.routine();
                })
            .toList();
    Cells broken = layout.ghost("broken", 0, 1, 1);
    layout.assign();
    Program program =
        new Program(
            layout,
            routines,
            List.of(),
            List.of(),
            broken,
            List.of(false),
            broken,
            broken,
            List.of(),
            List.of());
    Renaming exchange =
        new Renaming(
            layout, routines, Map.of(Renaming.ACTOR, List.of(1, 0), "process", List.of(0, 2, 1)));
    return new Alike(exchange, new Alike.Choices()).keeps(program);
  }

  private boolean alike(Function<Integer, Effect> step) {
    return alike((code, process) -> List.of(step.apply(process)));
  }

  @Test
  void whatIsSaidOfOnesOwnProcessIsAlike() {
    assertThat(alike(p -> Effect.set(killed, Term.of(p), Term.TRUE))).isTrue();
  }

  @Test
  void whatIsSaidOfOneProcessByBothIsNot() {
    assertThat(alike(p -> Effect.set(killed, Term.of(1), Term.TRUE))).isFalse();
  }

  @Test
  void aProcessNamedInAFieldOfNamesIsRenamed() {
    assertThat(alike(p -> Effect.set(owner, Term.of(p)))).isTrue();
  }

  @Test
  void aNumberInAPlainFieldIsNotRenamed() {
    assertThat(alike(p -> Effect.set(count, Term.of(p)))).isFalse();
    assertThat(alike(p -> Effect.set(count, Term.of(3)))).isTrue();
  }

  @Test
  void aNameKeptInAPlainFieldIsLikeNothing() {
    assertThat(alike(p -> Effect.set(count, Term.of(owner)))).isFalse();
  }

  @Test
  void aPlainNumberUsedAsANameIsLikeNothing() {
    assertThat(alike(p -> Effect.set(killed, Term.of(count), Term.TRUE))).isFalse();
    assertThat(alike(p -> Effect.set(killed, Term.of(owner), Term.TRUE))).isTrue();
  }

  @Test
  void namesAreComparedButNeitherOrderedNorCountedWith() {
    Function<Term, Effect> sets = condition -> Effect.when(condition, Effect.set(flag, Term.TRUE));
    assertThat(alike(p -> sets.apply(Term.of(owner).eq(p)))).isTrue();
    assertThat(alike(p -> sets.apply(Term.of(owner).eq(Term.of(count))))).isFalse();
    assertThat(alike(p -> sets.apply(Term.of(owner).binary(Term.Op.LE, Term.of(1))))).isFalse();
    assertThat(alike(p -> sets.apply(Term.of(owner).plus(1).eq(2)))).isFalse();
  }

  @Test
  void aRowOfOnesOwnBecomesTheOthers() {
    assertThat(alike(p -> Effect.set(tables.get(p - 1), Term.of(1), Term.of(3)))).isTrue();
    assertThat(alike(p -> Effect.set(tables.get(0), Term.of(1), Term.of(3)))).isFalse();
  }

  @Test
  void registersBecomeThoseOfTheOther() {
    assertThat(
            alike(
                (code, process) -> {
                  Cells register = code.register("r", 3);
                  return List.of(
                      Effect.set(register, Term.of(2)), Effect.set(count, Term.of(register)));
                }))
        .isTrue();
  }

  @Test
  void operandsThatCannotEndAStepComeInAnyOrder() {
    Term both = Term.at(killed, 1).and(Term.at(killed, 2));
    assertThat(alike(p -> Effect.when(both, Effect.set(flag, Term.TRUE)))).isTrue();
    Term one = Term.at(killed, 1).and(Term.of(flag));
    assertThat(alike(p -> Effect.when(one, Effect.set(flag, Term.TRUE)))).isFalse();
  }

  @Test
  void operandsThatMayEndAStepComeInTheirOrder() {
    Term follows = new Term.Alive(Term.of(count), phase);
    Term ordered = follows.ne(0).and(Term.at(killed, 1)).and(Term.at(killed, 2));
    assertThat(alike(p -> Effect.when(ordered, Effect.set(flag, Term.TRUE)))).isFalse();
  }

  @Test
  void effectsComeInAnyOrderWhereNoneTouchesWhatAnotherDoes() {
    Function<Integer, Effect> dies =
        p -> Effect.when(Term.at(tables.get(p - 1), 0), Effect.set(killed, Term.of(p), Term.TRUE));
    assertThat(alike((code, p) -> List.of(dies.apply(1), dies.apply(2)))).isTrue();
    Function<Integer, Effect> counts =
        p -> Effect.when(Term.at(killed, p), Effect.set(count, Term.of(count).plus(1)));
    assertThat(alike((code, p) -> List.of(counts.apply(1), counts.apply(2)))).isFalse();
  }

  @Test
  void aGuardIsPartOfAStep() {
    Function<Integer, Effect> nothing = p -> Effect.set(flag, Term.TRUE);
    assertThat(alike(Term.at(killed, 1), (code, p) -> List.of(nothing.apply(p)))).isFalse();
    assertThat(
            alike(
                Term.at(killed, 1).or(Term.at(killed, 2)), (code, p) -> List.of(nothing.apply(p))))
        .isTrue();
  }
}
