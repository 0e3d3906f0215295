package org.dropmaster.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HerdTest {
  @Test
  void aBlockReadsAsHerdsWithTheBrokenRuleBehindItsOutcome() {
    assertThat(Herd.block(Samples.WRONG))
        .isEqualTo(
            """
            Test wrong Allowed
            States 2
            1:r0=-EBADF;
            1:r0=0; *** used_after_free
            No
            Witnesses
            Positive: 1 Negative: 1
            Condition ever (leaked)
            Observation wrong Sometimes 1 1
            !!! expected Never (wrong.litmus:4)
            7,988 states, all of them, 12 steps deep; policy policy
            """);
  }

  @Test
  void theSummarySaysWhatWasCoveredAndWhatWasNot() {
    assertThat(new Summary(List.of(Samples.OK)).line())
        .isEqualTo("ok: 1 test, 7,988 states, all of them; 1 of 17 rules exercised");
    assertThat(new Summary(Samples.ALL).line())
        .startsWith("broken: 4 tests")
        .endsWith(
            "not all of them; 1 of 17 rules exercised; 1 not as expected; 1 unknown; 1 not"
                + " applicable");
    assertThat(new Summary(Samples.ALL).warning()).startsWith("vacuous: stale_access, ");
  }
}
