package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final long MEGABYTE = 1 << 20;

  /** With half of 80 MB for states a search by two threads ran out of memory before its limit. */
  @Test
  void ofASmallHeapMoreIsLeftForTheProgram() {
    assertThat(Bounds.share(4096 * MEGABYTE)).isEqualTo(2048 * MEGABYTE);
    assertThat(Bounds.share(96 * MEGABYTE)).isEqualTo(32 * MEGABYTE);
    assertThat(Bounds.share(32 * MEGABYTE)).isEqualTo(4 * MEGABYTE);
  }
}
