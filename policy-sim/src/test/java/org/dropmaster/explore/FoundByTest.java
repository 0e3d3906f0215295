package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoundByTest {
  private static final int MANY = 200_000;

  private final FoundBy foundBy = new FoundBy();

  private short of(int id) {
    short[] one = new short[1];
    foundBy.get(id, id + 1, one);
    return one[0];
  }

  @Test
  void eachWaitingStateHasItsStep() {
    for (int id = 0; id < MANY; id++) {
      foundBy.add(id, id % 1000);
    }
    for (int id = 0; id < MANY; id += 77) {
      assertThat(of(id)).isEqualTo((short) (id % 1000));
    }
  }

  @Test
  void nothingIsKnownOfAStateThatWasFoundElsewhere() {
    assertThat(of(MANY)).isZero();
    foundBy.add(MANY, 7);
    assertThat(of(3)).isZero();
    assertThat(of(MANY - 1)).isZero();
    assertThat(of(MANY)).isEqualTo((short) 7);
  }

  @Test
  void whatIsExpandedTakesNoMemory() {
    for (int id = 0; id < MANY; id++) {
      foundBy.add(id, 5);
      foundBy.expanded(id);
    }
    assertThat(foundBy.bytes()).isLessThan(MANY * Short.BYTES);
    assertThat(of(MANY - 1)).isEqualTo((short) 5);
  }

  @Test
  void whatIsTakenFromExpandedStatesKnowsNothingOfThem() {
    foundBy.add(0, 5);
    foundBy.expanded(MANY);
    foundBy.add(MANY, 6);
    assertThat(of(MANY + 1)).isZero();
  }
}
