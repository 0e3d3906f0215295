package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dropmaster.state.Cells;
import org.junit.jupiter.api.Test;

class PoolTest {
  private final Tiny tiny = new Tiny();
  private final Pool pool = new Pool("bo", 3, tiny.layout);
  private final Cells page = pool.add("page", 7);

  /** Phases and pages of the three objects, read by a machine of an empty program. */
  private int value(Term term, int[] phases, int[] pages) {
    Program program = tiny.program();
    long[] state = new long[program.layout().words()];
    for (int i = 0; i < 3; i++) {
      pool.phase().set(state, i + 1, phases[i]);
      page.set(state, i + 1, pages[i]);
      pool.count().set(state, i + 1, i + 4);
    }
    return new Machine(program).value(term, state);
  }

  private static final int[] MIDDLE = {Pool.FREED, Pool.ALIVE, Pool.NEVER};
  private static final int[] PAGES = {5, 6, 0};

  @Test
  void aPoolKnowsItsFields() {
    Cells number = pool.addSigned("number", 6);
    Cells ghost = pool.addGhost("epoch", 3);
    assertThat(pool.kind()).isEqualTo("bo");
    assertThat(pool.size()).isEqualTo(3);
    assertThat(pool.cells("page")).isSameAs(page);
    assertThat(pool.fields()).containsOnlyKeys("page", "number", "epoch");
    assertThat(pool.has("page")).isTrue();
    assertThat(pool.has("pages")).isFalse();
    assertThat(number.signed()).isTrue();
    assertThat(ghost.scope()).isEqualTo(Cells.Scope.GHOST);
    assertThat(ghost.pointsTo()).isEqualTo("epoch");
    assertThatThrownBy(() -> pool.cells("pages")).hasMessage("bo has no field pages");
  }

  @Test
  void onlyWhatIsAliveCounts() {
    Term five = pool.exists(o -> pool.raw("page", o).eq(5));
    Term six = pool.exists(o -> pool.raw("page", o).eq(6));
    assertThat(value(five, MIDDLE, PAGES)).isZero();
    assertThat(value(six, MIDDLE, PAGES)).isEqualTo(1);
    assertThat(value(pool.forall(o -> pool.raw("page", o).eq(6)), MIDDLE, PAGES)).isEqualTo(1);
    assertThat(value(pool.forall(o -> pool.raw("page", o).eq(5)), MIDDLE, PAGES)).isZero();
    assertThat(value(pool.alive(Term.of(2)), MIDDLE, PAGES)).isEqualTo(1);
    assertThat(value(pool.alive(Term.of(1)), MIDDLE, PAGES)).isZero();
  }

  @Test
  void everyPlaceIsAskedTheFirstAndTheLastToo() {
    int[] all = {Pool.ALIVE, Pool.ALIVE, Pool.ALIVE};
    for (int place = 1; place <= 3; place++) {
      int[] pages = {0, 0, 0};
      pages[place - 1] = 7;
      assertThat(value(pool.exists(o -> pool.raw("page", o).eq(7)), all, pages)).isEqualTo(1);
      assertThat(value(pool.first(o -> pool.raw("page", o).eq(7)), all, pages)).isEqualTo(place);
    }
    assertThat(value(pool.first(o -> pool.raw("page", o).eq(7)), all, PAGES)).isZero();
  }

  @Test
  void theNextObjectTakesTheLowestPlaceThatWasNeverTaken() {
    assertThat(value(pool.vacant(), MIDDLE, PAGES)).isEqualTo(3);
    assertThat(value(pool.vacant(), new int[] {Pool.FREED, Pool.ALIVE, Pool.FREED}, PAGES))
        .isZero();
  }

  @Test
  void referencesAndFieldsAreThoseOfTheObject() {
    assertThat(value(pool.references(Term.of(2)), MIDDLE, PAGES)).isEqualTo(5);
    assertThat(value(pool.field("page", Term.of(2)), MIDDLE, PAGES)).isEqualTo(6);
    assertThat(value(pool.checked(Term.of(2)), MIDDLE, PAGES)).isEqualTo(2);
  }

  @Test
  void effectsForEachGoToThoseThatFit() {
    tiny.setup(Effect.set(pool.phase(), Term.of(1), Term.of(Pool.ALIVE)));
    tiny.setup(Effect.set(pool.phase(), Term.of(3), Term.of(Pool.ALIVE)));
    tiny.setup(Effect.set(page, Term.of(3), Term.of(2)));
    tiny.setup(Effect.set(page, Term.of(2), Term.of(2)));
    tiny.with(
        code ->
            code.step(
                pool.each(
                    o -> pool.raw("page", o).eq(2),
                    o -> List.of(Effect.set(page, o, Term.of(4))))));
    Program program = tiny.program();
    long[] next = Tiny.moves(program, Tiny.initial(program)).get(0).next();
    assertThat(List.of(page.get(next, 1), page.get(next, 2), page.get(next, 3)))
        .containsExactly(0, 2, 4);
  }

  @Test
  void anObjectIsMadeAliveWithOneReferenceUntilThereIsNoPlace() {
    tiny.with(
        code -> {
          for (int i = 0; i < 4; i++) {
            code.step(pool.make(code.temp()));
          }
        });
    Program program = tiny.program();
    long[] state = Tiny.initial(program);
    for (int made = 1; made <= 3; made++) {
      state = Tiny.moves(program, state).get(0).next();
      assertThat(pool.phase().get(state, made)).isEqualTo(Pool.ALIVE);
      assertThat(pool.count().get(state, made)).isEqualTo(1);
    }
    long[] last = Tiny.moves(program, state).get(0).next();
    assertThat(program.limit().get(last, 0)).isNotZero();
    assertThat(Tiny.moves(program, last)).isEmpty();
  }
}
