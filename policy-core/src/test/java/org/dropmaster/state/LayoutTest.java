package org.dropmaster.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LayoutTest {
  private final Layout layout = new Layout();

  @Test
  void aLayoutWithoutFieldsStillTakesOneLong() {
    layout.assign();
    assertThat(layout.words()).isEqualTo(1);
    assertThat(layout.bits()).isZero();
  }

  @Test
  void smallRowsFillTheRoomThatLongRowsLeave() {
    layout.shared("long", 0, 20, 7);
    Cells small = layout.shared("small", 0, 1, 15);
    layout.assign();
    assertThat(layout.words()).isEqualTo(1);
    assertThat(small.shift(0)).isEqualTo(60);
  }

  @Test
  void aRowOfMoreThanALongGoesOnInTheNext() {
    Cells row = layout.shared("row", 1, 30, 7);
    layout.assign();
    assertThat(row.oneWord()).isFalse();
    assertThat(row.word(21)).isZero();
    assertThat(row.word(22)).isEqualTo(1);
    assertThat(row.shift(22)).isZero();
  }

  @Test
  void aSharedFieldTakesTheBitsOfTheOther() {
    Cells first = layout.register("first", 0, 6, true);
    Cells second = layout.register("second", 0, 6, true);
    layout.share(second, first);
    layout.assign();
    assertThat(layout.bits()).isEqualTo(6);
    assertThat(layout.fields()).containsExactly(first);
    long[] state = {0};
    second.set(state, 0, -7);
    assertThat(first.get(state, 0)).isEqualTo(-7);
  }

  @Test
  void onlyFieldsOfOneShapeShare() {
    Cells narrow = layout.register("narrow", 0, 5, true);
    Cells wide = layout.register("wide", 0, 6, true);
    assertThatThrownBy(() -> layout.share(narrow, wide))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNegativeNumberKeepsItsSignNextToOnes() {
    Cells left = layout.shared("left", 0, 1, 15);
    Cells number = layout.signed("number", 0, 1, 5);
    Cells right = layout.shared("right", 0, 1, 15);
    layout.assign();
    long[] state = {-1};
    number.set(state, 0, -16);
    assertThat(number.get(state, 0)).isEqualTo(-16);
    assertThat(left.get(state, 0)).isEqualTo(15);
    assertThat(right.get(state, 0)).isEqualTo(15);
  }

  @Test
  void fieldsOfNoBitsOrOfMoreThanAnIntAreRefused() {
    assertThatThrownBy(() -> layout.signed("none", 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> layout.signed("wide", 0, 1, 33))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> layout.shared("negative", 0, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scopesAndActorsAreKept() {
    Cells register = layout.register("P1.r0", 1, 6, true);
    Cells ghost = layout.ghost("epoch", 1, 2, 3);
    assertThat(register.scope()).isEqualTo(Cells.Scope.REGISTER);
    assertThat(register.actor()).isEqualTo(1);
    assertThat(ghost.scope()).isEqualTo(Cells.Scope.GHOST);
    assertThat(ghost.actor()).isEqualTo(-1);
    assertThat(ghost.origin()).isEqualTo(1);
    assertThat(ghost).hasToString("epoch");
  }
}
