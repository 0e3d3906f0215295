package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.dropmaster.lang.PolicyTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of errnos, run: these answers come, and no others. */
class ErrnoTableTest {
  static Stream<ErrnoRow> rows() {
    return ErrnoRow.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theCallAnswersWhatTheTableSaysAndNothingElse(ErrnoRow row) {
    PolicyTree policy = Runs.builtInPolicy(row.policy());
    Verdict verdict = Runs.run(Runs.instance(Runs.litmus(row.test().text()), policy));

    assertThat(verdict.limit()).isEmpty();
    assertThat(row.answers(verdict)).as(row.test().text()).isEqualTo(row.wanted());
  }

  @Test
  void everySubsectionOfTheTableHasItsRows() {
    assertThat(rows().map(ErrnoRow::section).distinct())
        .containsExactly("10.1", "10.2", "10.3", "10.4", "10.5", "10.6", "10.7");
  }

  @Test
  void noRowStandsTwice() {
    assertThat(rows().map(ErrnoRow::toString)).doesNotHaveDuplicates();
  }
}
