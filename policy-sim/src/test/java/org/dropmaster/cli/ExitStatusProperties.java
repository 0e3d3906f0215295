package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExitStatusProperties {
  @Property
  void okNeverHidesAnythingWorse(@ForAll ExitStatus status) {
    assertThat(ExitStatus.OK.worse(status)).isEqualTo(status);
    assertThat(status.worse(ExitStatus.OK)).isEqualTo(status);
  }

  @Property
  void theOrderOfTheRunsDoesNotMatter(
      @ForAll ExitStatus one, @ForAll ExitStatus two, @ForAll ExitStatus three) {
    assertThat(one.worse(two)).isEqualTo(two.worse(one));
    assertThat(one.worse(two).worse(three)).isEqualTo(one.worse(two.worse(three)));
  }

  @Property
  void aBrokenRuleIsNotHiddenByALimit(@ForAll ExitStatus other) {
    assertThat(ExitStatus.BROKEN.worse(other)).isNotIn(ExitStatus.OK, ExitStatus.LIMIT);
  }
}
