package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ErrnoTest {
  @Test
  void numbersAreThoseOfLinux() {
    assertThat(Errno.all().stream().map(Errno::number))
        .containsExactly(
            0, 1, 2, 4, 5, 6, 9, 11, 12, 13, 14, 16, 19, 22, 23, 24, 25, 28, 32, 61, 62, 75, 95,
            104, 110, 125);
  }

  @Test
  void aNameIsFoundInCapitalsAndWithoutASign() {
    assertThat(Errno.of("EBUSY")).contains(Errno.EBUSY);
    assertThat(Errno.of("-EBUSY")).isEmpty();
    assertThat(Errno.of("EWHATEVER")).isEmpty();
  }

  @Test
  void aNumberIsFoundWhenItIsPositive() {
    assertThat(Errno.ofNumber(16)).contains(Errno.EBUSY);
    assertThat(Errno.ofNumber(-16)).isEmpty();
  }

  @Test
  void aResultIsWrittenAsTheKernelWritesIt() {
    assertThat(Errno.OK.result()).isEqualTo("0");
    assertThat(Errno.EACCES.result()).isEqualTo("-EACCES");
  }

  @Test
  void aSetKeepsTheOrderOfTheNumbers() {
    ErrnoSet set = ErrnoSet.of(Errno.ENODEV, Errno.EPERM).union(ErrnoSet.of(Errno.EBUSY));
    assertThat(set.members()).containsExactly(Errno.EPERM, Errno.EBUSY, Errno.ENODEV);
    assertThat(set).hasToString("-EPERM or -EBUSY or -ENODEV");
    assertThat(set.contains(Errno.EIO)).isFalse();
  }

  @Test
  void aSetRefusesABitOfNoErrno() {
    assertThatThrownBy(() -> new ErrnoSet(1 << 30)).isInstanceOf(IllegalArgumentException.class);
  }
}
