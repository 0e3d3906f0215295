package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dropmaster.program.Access.Field;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final Layout layout = new Layout();
  private final Cells x = layout.shared("x", 0, 3, 7);
  private final Cells ghost = layout.ghost("ghost", 0, 1, 7);
  private final Cells own = layout.register("own", 0, 3, false);

  private static Access of(Effect... effects) {
    return of(Term.TRUE, effects);
  }

  private static Access of(Term guard, Effect... effects) {
    return Access.of(
        new Step(
            new Origin("here", 1, "step"),
            Step.Fuse.NONE,
            1,
            guard,
            List.of(effects),
            new Label(),
            -1));
  }

  @Test
  void stepsConflictWhereOneWritesWhatTheOtherReadsOrWrites() {
    Access writes = of(Effect.set(x, Term.of(0), Term.of(1)));
    Access reads = of(Effect.set(own, Term.at(x, 0)));
    Access elsewhere = of(Effect.set(x, Term.of(1), Term.of(1)));
    Access anywhere = of(Effect.set(x, Term.of(own), Term.of(1)));
    assertThat(writes.conflicts(writes)).isTrue();
    assertThat(writes.conflicts(reads)).isTrue();
    assertThat(reads.conflicts(writes)).isTrue();
    assertThat(writes.conflicts(elsewhere)).isFalse();
    assertThat(writes.conflicts(anywhere)).isTrue();
    assertThat(anywhere.conflicts(elsewhere)).isTrue();
    assertThat(of().conflicts(writes)).isFalse();
  }

  @Test
  void twoReadersDoNotConflict() {
    Access one = of(Term.at(x, 0));
    assertThat(one.conflicts(of(Term.at(x, 0)))).isFalse();
  }

  @Test
  void fieldsMeetWhereTheyCanBeTheSameBits() {
    assertThat(new Field(x, 1).meets(new Field(x, 1))).isTrue();
    assertThat(new Field(x, 1).meets(new Field(x, 2))).isFalse();
    assertThat(new Field(x, Access.ANY).meets(new Field(x, 2))).isTrue();
    assertThat(new Field(x, 2).meets(new Field(x, Access.ANY))).isTrue();
    assertThat(new Field(x, 1).meets(new Field(own, 1))).isFalse();
  }

  @Test
  void whatOnlyTheMonitorNotesIsNotVisible() {
    Effect note = Effect.set(ghost, Term.at(x, 1));
    assertThat(of(new Effect.Ghost(List.of(note))).visible()).isFalse();
    assertThat(of(new Effect.Ghost(List.of(new Effect.Raise(0)))).visible()).isFalse();
    assertThat(of(new Effect.Ghost(List.of(note)), Effect.set(x, Term.of(1))).visible()).isTrue();
    assertThat(of(note).visible()).isTrue();
  }

  @Test
  void aGuardARuleAndALimitAreVisibleAndARegisterIsNot() {
    assertThat(of(Effect.set(own, Term.of(1))).visible()).isFalse();
    assertThat(of(Term.of(own)).visible()).isTrue();
    assertThat(of(new Effect.Raise(0)).visible()).isTrue();
    assertThat(of(new Effect.Limit("bound")).visible()).isTrue();
    assertThat(of(Effect.when(Term.of(own), new Effect.Raise(0))).visible()).isTrue();
    assertThat(of(new Effect.Let(new Term.Temp(0), Term.at(x, 1))).visible()).isTrue();
  }

  @Test
  void everyPartOfAnEffectIsRead() {
    Access all =
        of(
            new Effect.Let(new Term.Temp(0), Term.at(x, 0)),
            new Effect.When(
                Term.at(x, 1),
                List.of(Effect.set(x, Term.of(own), Term.at(x, 2))),
                List.of(Effect.set(ghost, Term.of(1)))));
    assertThat(all.reads())
        .containsExactly(new Field(x, 0), new Field(x, 1), new Field(own, 0), new Field(x, 2));
    assertThat(all.writes()).containsExactly(new Field(x, Access.ANY), new Field(ghost, 0));
    assertThat(all.writesAny(Set.of(new Field(x, 2)))).isTrue();
    assertThat(all.writesAny(Set.of(new Field(own, 0)))).isFalse();
  }
}
