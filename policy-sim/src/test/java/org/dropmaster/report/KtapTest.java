package org.dropmaster.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KtapTest {
  private final List<KtapReader.Test> read = KtapReader.read(Ktap.text(Samples.ALL));

  @Test
  void aPolicyIsATestAndFailsWithAnyOfItsSubtests() {
    assertThat(read).hasSize(1);
    assertThat(read.get(0).name()).isEqualTo("policy");
    assertThat(read.get(0).ok()).isFalse();
    assertThat(KtapReader.read(Ktap.text(List.of(Samples.OK, Samples.DASH))).get(0).ok()).isTrue();
  }

  @Test
  void eachKindOfResultHasItsDirective() {
    assertThat(read.get(0).subtests())
        .extracting(t -> (t.ok() ? "ok " : "not ok ") + t.name() + " " + t.directive())
        .containsExactly(
            "ok plain ",
            "ok known-bug XFAIL",
            "not ok wrong ",
            "not ok cut TIMEOUT",
            "ok dash SKIP");
  }

  @Test
  void theReportOfARunStandsBeforeItsResult() {
    assertThat(read.get(0).subtests().get(2).diagnostics())
        .contains(
            "expected Never (wrong.litmus:4)", "WARNING: <dmabuf> & \"friends\" used after free");
  }
}
