package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropmasterTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Dropmaster.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void versionGoesToStandardOutput() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("dropmaster ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpNamesEveryCommandAndTheExitStatus() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "  check ",
            "  run ",
            "  matrix ",
            "  replay ",
            "  states ",
            "  fmt ",
            "Exit status: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "run", "matrix", "replay", "states", "fmt"})
  void everyCommandHasItsOwnHelp(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: dropmaster " + command);
  }

  @Test
  void noCommandIsAUsageError() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("which command?");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMistypedCommandIsAUsageErrorThatSuggestsTheRightOne() {
    assertThat(run("chekc")).isEqualTo(2);
    assertThat(err.toString()).contains("check").contains("Try 'dropmaster --help'.");
  }

  @Test
  void anUnknownOptionIsAUsageErrorThatNamesTheCommandsHelp() {
    assertThat(run("check", "--no-such-option")).isEqualTo(2);
    assertThat(err.toString()).contains("--no-such-option").contains("'dropmaster check --help'");
  }
}
