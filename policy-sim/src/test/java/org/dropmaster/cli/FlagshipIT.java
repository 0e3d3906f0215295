package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the built program, started as a user starts it. */
class FlagshipIT {
  private static final Path LAUNCHER = Path.of("").toAbsolutePath().resolve("bin/dropmaster");

  @TempDir private Path scratch = Path.of("");

  private Ran shell(String command) throws Exception {
    Path out = scratch.resolve("out.txt");
    Path err = scratch.resolve("err.txt");
    int status =
        new ProcessBuilder("sh", "-c", command.replace("dropmaster", "'" + LAUNCHER + "'"))
            .directory(scratch.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Ran(status, Files.readString(out), Files.readString(err));
  }

  @Test
  void theSplatOfTheLateExportIsPrintedAndTheRunEndsWithOne() throws Exception {
    Ran ran = shell("dropmaster run close-races-export --policy exclusive-owner-late");

    assertThat(ran.out()).isEqualTo(Ran.golden("flagship-late.txt"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void theRepairedPolicyEndsWithZero() throws Exception {
    assertThat(shell("dropmaster run close-races-export").status()).isZero();
  }

  @Test
  void aFileInErrorEndsWithTwoAndALimitWithThree() throws Exception {
    assertThat(shell("echo nonsense | dropmaster run -").status()).isEqualTo(2);
    assertThat(shell("dropmaster run orphan-buffer --max-states 9").status()).isEqualTo(3);
  }

  @Test
  void aMailOnStandardInputIsATest() throws Exception {
    Ran ran =
        shell(
            "printf '> C quoted\\n>\\n> P0(device *dev)\\n> {\\n> \\tint f;\\n>\\n"
                + "> \\tf = open(dev);\\n> }\\n>\\n> ever (leaked)\\n'"
                + " | dropmaster run - --policy exclusive-owner");

    assertThat(ran.out()).contains("Observation quoted Never");
    assertThat(ran.status()).isZero();
  }

  @Test
  void aReaderThatLeavesIsNoError() throws Exception {
    Ran ran = shell("dropmaster run two-opens close-races-export | head -n 1");

    assertThat(ran.out()).isEqualTo("Test two-opens Allowed\n");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aWitnessGoesToGitAndIsReplayed() throws Exception {
    Ran ran =
        shell(
            "dropmaster run close-races-export --policy exclusive-owner-late --save-witness w -q;"
                + " dropmaster replay w/*.litmus");

    assertThat(ran.out()).contains("Replay of close-races-export", "broken: used_after_free");
    assertThat(ran.status()).isEqualTo(1);
  }
}
