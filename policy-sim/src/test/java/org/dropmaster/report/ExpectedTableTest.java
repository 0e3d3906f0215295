package org.dropmaster.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTableTest {
  @Test
  void whatIsWrittenIsReadBackAndDashesAreLeftOut() {
    ExpectedTable table = ExpectedTable.parse("t", ExpectedTable.of(Samples.ALL).text());

    assertThat(table.row("policy", "wrong"))
        .hasValueSatisfying(row -> assertThat(row.cell()).isEqualTo("Sometimes+used_after_free"))
        .hasValueSatisfying(row -> assertThat(row.states()).isEqualTo(7988));
    assertThat(table.row("policy", "dash")).isEmpty();
    assertThat(table.without(Samples.ALL)).isEmpty();
    assertThat(table.without(List.of(Samples.OK))).hasSize(3);
  }

  @Test
  void theBuiltInTableIsAsItWouldBeWritten() throws Exception {
    try (var in = ExpectedTable.class.getResourceAsStream("/org/dropmaster/litmus/expected.tsv")) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(ExpectedTable.parse("t", text).text()).isEqualTo(text);
    }
  }

  @Test
  void aLineThatIsNoneIsNamed() {
    assertThatThrownBy(() -> ExpectedTable.parse("t", "# head\na\tb\tNever\tmany\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("t:2: ");
  }
}
