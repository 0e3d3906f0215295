package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Bits PLACE = new Bits(0, 0, 0xff);

  @Test
  void theFirstMarkIsReadAsItStands() {
    Marks marks = new Marks(List.of(List.of(new Bits(0, 4, 0xf)), List.of(new Bits(1, 60, 0xf))));
    long[] first = new long[2];
    marks.first(new long[] {0x321, 0x9fffffffffffffffL}, first);
    assertThat(first).containsExactly(2, 9);
  }

  /** Every bit of every mark is looked at, and none beside them, wherever marks are joined. */
  @Test
  void othersDifferByTheBitsOfMarksAlone() {
    List<Bits> one = List.of(PLACE, new Bits(1, 8, 3), new Bits(1, 2, 7), new Bits(2, 63, 1));
    List<Bits> two = List.of(PLACE, new Bits(2, 16, 3), new Bits(2, 10, 7), new Bits(1, 0, 1));
    Marks marks = new Marks(List.of(one, two));
    for (int part = 0; part < 2; part++) {
      List<Bits> own = List.of(one, two).get(part).subList(1, 4);
      long nothing = marks.others(new long[3], part);
      for (int bit = 0; bit < 3 * Long.SIZE; bit++) {
        long[] state = new long[3];
        state[bit / Long.SIZE] = 1L << bit % Long.SIZE;
        boolean marked = own.stream().anyMatch(b -> (state[b.word()] & b.mask() << b.shift()) != 0);
        assertThat(marks.others(state, part) != nothing).as("bit %d", bit).isEqualTo(marked);
      }
    }
  }

  /** Marks that lie alike in all like parts are one look; the hash of like bits is one. */
  @Test
  void likePartsWithLikeBitsHaveOneHash() {
    Bits far = new Bits(1, 40, 0xff);
    List<Bits> one = List.of(PLACE, new Bits(0, 8, 0xf), far, new Bits(0, 12, 0xf));
    List<Bits> two = List.of(PLACE, new Bits(0, 20, 0xf), far, new Bits(0, 24, 0xf));
    Marks alike = new Marks(List.of(one, two));
    long[] state = {0xab5ab00L, 1};
    assertThat(alike.looks()).isEqualTo(2);
    assertThat(alike.others(state, 0))
        .isEqualTo(alike.others(state, 1))
        .isNotEqualTo(alike.others(new long[] {0xab5ac00L, 1}, 0));
  }

  /** In one long, but not as far from each other in all parts: then they are looked at apart. */
  @Test
  void marksThatLieDifferentlyAreNotJoined() {
    List<Bits> one = List.of(PLACE, new Bits(0, 8, 0xf), new Bits(0, 12, 0xf));
    List<Bits> two = List.of(PLACE, new Bits(0, 20, 0xf), new Bits(0, 40, 0xf));
    Marks marks = new Marks(List.of(one, two));
    long[] state = {0xa0000b0ab00L};
    assertThat(marks.looks()).isEqualTo(2);
    assertThat(marks.others(state, 0)).isEqualTo(marks.others(state, 1));
  }

  /** A part that is like no other may have fewer marks, and changes nothing for those that are. */
  @Test
  void partsMayHaveFewerMarks() {
    List<Bits> one = List.of(PLACE, new Bits(0, 8, 0xf), new Bits(0, 12, 0xf));
    List<Bits> none = List.of(PLACE, new Bits(0, 32, 0xf));
    List<Bits> two = List.of(PLACE, new Bits(0, 40, 0xf), new Bits(0, 44, 0xf));
    Marks marks = new Marks(List.of(one, none, two));
    long[] state = {0xab05_0000_ab00L};
    assertThat(marks.looks()).isEqualTo(1);
    assertThat(marks.others(state, 0)).isEqualTo(marks.others(state, 2));
    assertThat(marks.others(state, 1)).isNotEqualTo(marks.others(new long[] {0xab00L}, 1));
  }
}
