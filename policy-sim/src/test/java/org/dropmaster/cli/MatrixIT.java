package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Everything that is built in: each cell as the table has it, each line run or with its reason. */
class MatrixIT {
  @Test
  void everyCellIsAsExpectedAndEveryLineIsRunOrSaysWhyNot() {
    Ran ran = Ran.of("matrix", "--strict", "--quiet");

    assertThat(ran.out()).doesNotContain("!!!").contains("17 of 17 rules exercised");
    assertThat(ran.status()).isZero();
  }
}
