package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.junit.jupiter.api.Test;

class TermTest {
  private final Layout layout = new Layout();

  /**
   * A pointer that is known to be NULL when code is written, such as the caller's file where only
   * the kernel calls, is a number and no field; its "field 0" lay in the bits of a neighbour.
   */
  @Test
  void aFieldOfNullIsZeroAlsoWhereNullIsANumber() {
    Cells neighbour = layout.shared("neighbour", 0, 1, 15);
    Cells row = layout.shared("row", 1, 2, 3);
    layout.assign();
    long[] state = {-1L};
    Machine machine = new Machine(Tiny.program(layout, List.of()));
    assertThat(machine.value(Term.at(row, 0), state)).isZero();
    assertThat(machine.value(Term.at(row, 3), state)).isZero();
    assertThat(machine.value(Term.at(row, 1), state)).isEqualTo(3);
    assertThat(neighbour.has(1)).isFalse();
  }

  @Test
  void andAndOrStopBeforeAPointerThatCannotBeFollowed() {
    Cells phase = layout.shared("phase", 1, 1, 2);
    layout.assign();
    Machine machine = new Machine(Tiny.program(layout, List.of()));
    Term followed = new Term.Alive(Term.NULL, phase);
    long[] state = {0};
    assertThat(machine.value(Term.of(0).and(followed), state)).isZero();
    assertThat(machine.over()).isFalse();
    assertThat(machine.value(Term.of(1).or(followed), state)).isEqualTo(1);
    assertThat(machine.over()).isFalse();
    assertThat(machine.value(followed.and(Term.of(0)), state)).isZero();
    assertThat(machine.over()).isTrue();
  }

  @Test
  void comparisonsAndSetsOfBits() {
    assertThat(Term.apply(Term.Op.LE, 3, 3)).isEqualTo(1);
    assertThat(Term.apply(Term.Op.LT, 3, 3)).isZero();
    assertThat(Term.apply(Term.Op.MEET, 6, 3)).isEqualTo(2);
    assertThat(Term.apply(Term.Op.JOIN, 6, 3)).isEqualTo(7);
    assertThat(Term.apply(Term.Op.SHL, 1, 3)).isEqualTo(8);
  }
}
