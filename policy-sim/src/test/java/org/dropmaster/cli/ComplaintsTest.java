package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ComplaintsTest {
  private final StringWriter err = new StringWriter();

  @Command(name = "failing")
  private static final class Failing extends Subcommand {
    private final RuntimeException failure;

    private Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    ExitStatus run() {
      throw failure;
    }
  }

  private int run(RuntimeException failure) {
    return new CommandLine(new Failing(failure))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new Complaints())
        .execute();
  }

  @Test
  void aUsersMistakeEndsWithTwoAndNoStackTrace() {
    assertThat(run(new UsageProblem("there is no file 'a.policy'."))).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines("dropmaster: there is no file 'a.policy'.\n");
  }

  @Test
  void anythingElseEndsWithSeventyAndSaysWhatToReport() {
    assertThat(run(new IllegalStateException("count is off"))).isEqualTo(70);
    assertThat(err.toString()).contains("Please report", "version", "java", "count is off");
  }

  @Test
  void tooLittleMemoryIsALimitAndNoVerdict() {
    assertThat(new Complaints().outOfMemory(new PrintWriter(err, true))).isEqualTo(3);
    assertThat(err.toString()).contains("the verdict is unknown");
  }
}
