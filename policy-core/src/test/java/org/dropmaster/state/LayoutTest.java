package org.dropmaster.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

  /** Two of them are exchanged by turning a few longs, however many registers they have. */
  @Test
  void registersOfLikeActorsLieAlike() {
    List<List<Cells>> registers = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int bits : List.of(7, 2, 3, 30, 6, 20, 10)) {
      for (int actor = 0; actor < 3; actor++) {
        layout.shared("between", 0, 1, 3);
        registers.get(actor).add(layout.register("r", actor, bits, false));
      }
    }
    layout.assign();
    Set<String> ways = new HashSet<>();
    for (int r = 0; r < registers.get(0).size(); r++) {
      Cells first = registers.get(0).get(r);
      Cells other = registers.get(2).get(r);
      ways.add(first.word(0) + " " + other.word(0) + " " + (other.shift(0) - first.shift(0)));
    }
    assertThat(ways).hasSize(2); // 78 bits an actor
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

  @Test
  void aRowIsAnyWhereOneOfItsFieldsIsNotZero() {
    Cells before = layout.shared("before", 0, 1, 7);
    Cells row = layout.shared("row", 1, 3, 7);
    Cells full = layout.shared("full", 0, 16, 15);
    Cells split = layout.shared("split", 1, 30, 7);
    layout.assign();
    for (Cells cells : List.of(before, row, full, split)) {
      for (int at = cells.origin(); at < cells.origin() + cells.count(); at++) {
        long[] state = new long[layout.words()];
        assertThat(cells.any(state)).isFalse();
        cells.set(state, at, 1);
        for (Cells other : layout.fields()) {
          assertThat(other.any(state))
              .as("%s with %s[%d]", other, cells, at)
              .isEqualTo(other == cells);
        }
      }
    }
  }

  @Test
  void aRowHasTheIndexesFromItsOriginOn() {
    Cells row = layout.shared("row", 1, 3, 7);
    assertThat(IntStream.range(-1, 6).filter(row::has)).containsExactly(1, 2, 3);
  }

  @Test
  void aPointerKnowsWhatItPointsTo() {
    Cells plain = layout.shared("plain", 0, 1, 7);
    Cells pointer = layout.shared("pointer", 0, 1, 7).pointingTo("file");
    assertThat(plain.pointsTo()).isEmpty();
    assertThat(pointer.pointsTo()).isEqualTo("file");
  }

  @Test
  void whoSharesBitsHasAHolder() {
    Cells first = layout.register("first", 0, 6, false);
    Cells second = layout.register("second", 0, 6, false);
    layout.share(second, first);
    assertThat(layout.holder(second)).isSameAs(first);
    assertThat(layout.holder(first)).isSameAs(first);
  }

  @Test
  void aFieldOfAnIntHasEveryIntAndOneOfABitHasTwo() {
    assertThat(layout.signed("int", 0, 1, 32).max()).isEqualTo(Integer.MAX_VALUE);
    assertThat(layout.signed("bit", 0, 1, 1).max()).isZero();
    assertThat(layout.shared("flag", 0, 1, 1).max()).isEqualTo(1);
  }

  @Test
  void largeRowsArePlacedFirstSoThatSmallOnesFillTheRest() {
    Cells small = layout.shared("small", 0, 1, 15);
    Cells wide = layout.shared("wide", 0, 15, 15);
    Cells full = layout.shared("full", 0, 1, Integer.MAX_VALUE);
    layout.assign();
    assertThat(wide.word(0)).isZero();
    assertThat(small.word(0)).isZero();
    assertThat(small.shift(0)).isEqualTo(60);
    assertThat(full.word(0)).isEqualTo(1);
    assertThat(layout.words()).isEqualTo(2);
  }
}
