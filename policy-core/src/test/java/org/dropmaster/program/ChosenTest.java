package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.junit.jupiter.api.Test;

class ChosenTest {
  private static final Term CHOICE = new Term.Choice();
  private static final Layout LAYOUT = new Layout();
  private static final Cells ROW = LAYOUT.shared("row", 0, 4, 7);
  private static final Term FIRST = Term.at(ROW, 0);
  private static final Effect CLEAR = Effect.set(ROW, Term.of(1), Term.of(0));
  private static final Effect MARK = Effect.set(ROW, Term.of(1), CHOICE);
  private static final Effect MARKED = Effect.set(ROW, Term.of(1), Term.of(3));

  @Test
  void whereTheChoiceDoesNotMatterTheTermIsTheSameObject() {
    for (Term term :
        List.of(
            FIRST,
            FIRST.not(),
            FIRST.binary(Term.Op.ADD, FIRST),
            new Term.Pick(FIRST, FIRST, Term.of(1)),
            new Term.Alive(FIRST, ROW),
            Term.of(5))) {
      assertThat(Chosen.of(term, 3)).isSameAs(term);
    }
  }

  @Test
  void theNumberIsPutInWhereverItIsAskedFor() {
    assertThat(Chosen.of(CHOICE, 3)).isEqualTo(Term.of(3));
    assertThat(Chosen.of(Term.at(ROW, CHOICE), 3)).isEqualTo(Term.at(ROW, Term.of(3)));
    assertThat(Chosen.of(new Term.Not(CHOICE), 3)).isEqualTo(Term.of(3).not());
    assertThat(Chosen.of(FIRST.binary(Term.Op.ADD, CHOICE), 3)).isEqualTo(FIRST.plus(3));
    assertThat(Chosen.of(new Term.Binary(Term.Op.SUB, CHOICE, FIRST), 3))
        .isEqualTo(Term.of(3).binary(Term.Op.SUB, FIRST));
    assertThat(Chosen.of(new Term.Alive(CHOICE, ROW), 3))
        .isEqualTo(new Term.Alive(Term.of(3), ROW));
    assertThat(Chosen.of(new Term.Pick(FIRST, CHOICE, FIRST), 3))
        .isEqualTo(new Term.Pick(FIRST, Term.of(3), FIRST));
    assertThat(Chosen.of(new Term.Pick(FIRST, FIRST, CHOICE), 3))
        .isEqualTo(new Term.Pick(FIRST, FIRST, Term.of(3)));
  }

  @Test
  void ofAConditionThatIsDecidedOnlyTheBranchTakenIsLeft() {
    Term pick = new Term.Pick(CHOICE, FIRST, Term.of(6));
    assertThat(Chosen.of(pick, 1)).isSameAs(FIRST);
    assertThat(Chosen.of(pick, 0)).isEqualTo(Term.of(6));
    Effect when = new Effect.When(CHOICE, List.of(CLEAR, CLEAR), List.of(MARK));
    assertThat(Chosen.of(List.of(when), 3)).containsExactly(CLEAR, CLEAR);
    assertThat(Chosen.of(List.of(when), 0))
        .containsExactly(Effect.set(ROW, Term.of(1), Term.of(0)));
  }

  @Test
  void whereTheChoiceDoesNotMatterTheEffectsAreTheSameList() {
    Term.Temp temp = new Term.Temp(0);
    for (Effect effect :
        List.of(
            CLEAR,
            new Effect.Let(temp, FIRST),
            new Effect.When(FIRST, List.of(CLEAR), List.of()),
            new Effect.Ghost(List.of(CLEAR)),
            new Effect.Raise(1))) {
      List<Effect> effects = List.of(effect, CLEAR);
      assertThat(Chosen.of(effects, 3)).isSameAs(effects);
    }
  }

  @Test
  void theNumberIsPutIntoEveryPartOfAnEffect() {
    Term.Temp temp = new Term.Temp(0);
    assertThat(
            Chosen.of(
                List.of(
                    Effect.set(ROW, CHOICE, FIRST),
                    new Effect.Let(temp, CHOICE),
                    new Effect.When(FIRST, List.of(MARK), List.of(CLEAR)),
                    new Effect.When(FIRST, List.of(CLEAR), List.of(MARK)),
                    new Effect.When(CHOICE.binary(Term.Op.ADD, FIRST), List.of(CLEAR), List.of()),
                    new Effect.Ghost(List.of(MARK))),
                3))
        .containsExactly(
            Effect.set(ROW, Term.of(3), FIRST),
            new Effect.Let(temp, Term.of(3)),
            new Effect.When(FIRST, List.of(MARKED), List.of(CLEAR)),
            new Effect.When(FIRST, List.of(CLEAR), List.of(MARKED)),
            new Effect.When(Term.of(3).binary(Term.Op.ADD, FIRST), List.of(CLEAR), List.of()),
            new Effect.Ghost(List.of(MARKED)));
  }
}
