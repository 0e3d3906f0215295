package org.dropmaster.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LayoutProperties {
  /** A row to declare, or from actor 0 on a register; ghosts are placed as what is shared. */
  record Row(int actor, int origin, int count, int bits, boolean signed) {
    Cells declare(Layout layout, int number) {
      String name = "row" + number;
      if (actor >= 0) {
        return layout.register(name, actor, bits, signed);
      }
      return signed
          ? layout.signed(name, origin, count, bits)
          : layout.shared(name, origin, count, bits == 31 ? Integer.MAX_VALUE : (1 << bits) - 1);
    }
  }

  /** One write: which of all fields, and what. */
  record Write(int field, int value) {}

  private record Field(Cells cells, int index) {}

  @Property(tries = 500)
  void whatIsWrittenIsReadAndNoNeighbourIsTouched(
      @ForAll("shapes") List<Row> shape, @ForAll("writes") List<Write> writes) {
    Layout layout = new Layout();
    List<Field> fields = fields(layout, shape);
    long[] state = new long[layout.words()];
    int[] expected = new int[fields.size()];
    for (Write write : fields.isEmpty() ? List.<Write>of() : writes) {
      int at = Math.floorMod(write.field(), fields.size());
      Field field = fields.get(at);
      field.cells().set(state, field.index(), write.value());
      expected[at] = kept(field.cells(), write.value());
      for (int i = 0; i < expected.length; i++) {
        Field other = fields.get(i);
        assertThat(other.cells().get(state, other.index())).isEqualTo(expected[i]);
      }
    }
  }

  /** The value as it is after its higher bits are lost. */
  private static int kept(Cells cells, int value) {
    long low = value & cells.mask();
    boolean negative = cells.signed() && low >> cells.bits() - 1 == 1;
    return (int) (negative ? low - (1L << cells.bits()) : low);
  }

  @Property(tries = 500)
  void noTwoFieldsShareABitAndNoneLeavesItsLong(@ForAll("shapes") List<Row> shape) {
    Layout layout = new Layout();
    List<Field> fields = fields(layout, shape);
    long[] taken = new long[layout.words()];
    for (Field field : fields) {
      int word = field.cells().word(field.index());
      int shift = field.cells().shift(field.index());
      assertThat(word).isBetween(0, layout.words() - 1);
      assertThat(shift + field.cells().bits()).isLessThanOrEqualTo(Long.SIZE);
      long bits = field.cells().mask() << shift;
      assertThat(taken[word] & bits).isZero();
      taken[word] |= bits;
    }
  }

  @Property(tries = 500)
  void aRowThatFitsIntoALongIsNotSplit(@ForAll("shapes") List<Row> shape) {
    Layout layout = new Layout();
    fields(layout, shape);
    for (Cells cells : layout.fields()) {
      assertThat(cells.oneWord()).isEqualTo(cells.count() * cells.bits() <= Long.SIZE);
    }
    assertThat(layout.bits()).isLessThanOrEqualTo(layout.words() * Long.SIZE);
  }

  @Property
  void theWidthOfAHighestValueHoldsItAndNoBitMore(@ForAll @IntRange(min = 1) int max) {
    int width = Layout.width(max);
    assertThat((long) max).isBetween(1L << width - 1, (1L << width) - 1);
  }

  @Property
  void aValueSurvivesExactlyWhenItIsInRange(
      @ForAll("rows") Row row, @ForAll @IntRange(min = -70, max = 70) int near, @ForAll int any) {
    Cells cells = row.declare(new Layout(), 0);
    for (int value : List.of(near, any, cells.max(), -cells.max(), -cells.max() - 1)) {
      boolean fits = value <= cells.max() && value >= (cells.signed() ? -cells.max() - 1 : 0);
      assertThat(cells.extend((int) (value & cells.mask())) == value).isEqualTo(fits);
    }
  }

  private static List<Field> fields(Layout layout, List<Row> shape) {
    List<Field> fields = new ArrayList<>();
    for (Row row : shape) {
      Cells cells = row.declare(layout, fields.size());
      for (int i = 0; i < cells.count(); i++) {
        fields.add(new Field(cells, cells.origin() + i));
      }
    }
    layout.assign();
    return fields;
  }

  @Provide
  Arbitrary<Row> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(-3, 2),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 24),
            Arbitraries.integers().between(1, 31),
            Arbitraries.of(true, false))
        .as(Row::new);
  }

  @Provide
  Arbitrary<List<Row>> shapes() {
    return rows().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Write>> writes() {
    return Combinators.combine(Arbitraries.integers().between(0, 400), Arbitraries.integers())
        .as(Write::new)
        .list()
        .ofMaxSize(25);
  }
}
