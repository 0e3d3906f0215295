package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.junit.jupiter.api.Test;

class SharingTest {
  private final Layout layout = new Layout();

  private Cells register(String name, int bits, boolean signed) {
    return layout.register(name, 0, bits, signed);
  }

  private static long[] with(int... others) {
    long[] set = {0};
    for (int other : others) {
      Registers.add(set, other);
    }
    return set;
  }

  private int[] shared(List<Cells> registers, Set<Cells> apart, long[]... conflicts) {
    return Sharing.of(layout, registers, apart, conflicts);
  }

  @Test
  void registersThatAreNeverNeededTogetherTakeTheSameBits() {
    List<Cells> two = List.of(register("a", 4, false), register("b", 4, false));
    assertThat(shared(two, Set.of(), with(0), with(1))).containsExactly(0, 0);
    assertThat(layout.fields()).containsExactly(two.get(0));
  }

  @Test
  void registersThatAreNeededTogetherDoNot() {
    List<Cells> two = List.of(register("a", 4, false), register("b", 4, false));
    assertThat(shared(two, Set.of(), with(0, 1), with(0, 1))).containsExactly(0, 1);
  }

  /** The third fits with the first, but not with the second, which is there already. */
  @Test
  void whoJoinsFitsWithAllWhoAreThere() {
    List<Cells> three =
        List.of(register("a", 4, false), register("b", 4, false), register("c", 4, false));
    assertThat(shared(three, Set.of(), with(0), with(1, 2), with(1, 2))).containsExactly(0, 0, 2);
  }

  @Test
  void onlyRegistersOfOneShapeShareAndNoneThatOthersLookAt() {
    Cells plain = register("plain", 4, false);
    Cells wide = register("wide", 5, false);
    Cells signed = register("signed", 4, true);
    Cells pointer = register("pointer", 4, false).pointingTo("file");
    Cells seen = register("seen", 4, false);
    long[] none = with();
    assertThat(shared(List.of(plain, wide), Set.of(), none, none)).containsExactly(0, 1);
    assertThat(shared(List.of(plain, signed), Set.of(), none, none)).containsExactly(0, 1);
    assertThat(shared(List.of(plain, pointer), Set.of(), none, none)).containsExactly(0, 1);
    assertThat(shared(List.of(plain, seen), Set.of(seen), none, none)).containsExactly(0, 1);
    assertThat(shared(List.of(seen, plain), Set.of(seen), none, none)).containsExactly(0, 1);
  }
}
