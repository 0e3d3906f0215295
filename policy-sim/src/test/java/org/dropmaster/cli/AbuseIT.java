package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program where the system around it fails: a clean message, the right code. */
class AbuseIT {
  private static final Path LAUNCHER = Path.of("bin/dropmaster").toAbsolutePath();
  private static final String LATE = " run close-races-export --policy exclusive-owner-late";

  @TempDir private Path scratch = Path.of("");

  private record Ended(int status, String err) {}

  private Ended shell(String script) throws Exception {
    Path err = scratch.resolve("err.txt");
    Process process =
        new ProcessBuilder("sh", "-c", script.replace("dropmaster", "'" + LAUNCHER + "'"))
            .directory(scratch.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(err));
  }

  /** The first start leaves something behind that a test with little room would spoil. */
  @BeforeAll
  static void startedOnce() throws Exception {
    Process process =
        new ProcessBuilder(LAUNCHER.toString(), "--version")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFullDiskUnderStandardOutputIsNotNothing() throws Exception {
    assumeThat(Path.of("/dev/full")).exists();
    Ended ended = shell("dropmaster run close-races-export >/dev/full");

    assertThat(ended.err())
        .startsWith("dropmaster: cannot write standard output: ")
        .hasLineCount(1);
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void aFullDiskUnderAnOutputFileLeavesTheDeviceWhatItIs() throws Exception {
    assumeThat(Path.of("/dev/full")).exists();
    Ended ended = shell("dropmaster run close-races-export --out json=/dev/full");

    assertThat(ended.err()).startsWith("dropmaster: cannot write '/dev/full': ").hasLineCount(1);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
  }

  @Test
  void anOutputFileMayBeAPipe() throws Exception {
    assumeThat(Path.of("/dev/stdout")).exists();
    Ended ended =
        shell("dropmaster run close-races-export -q --out ktap=/dev/stdout | grep -q ^KTAP");

    assertThat(ended).isEqualTo(new Ended(0, ""));
  }

  /** A file may not grow beyond a kilobyte, which is less than a witness. */
  @Test
  void aWitnessThatDoesNotFitIsNotThereAtAll() throws Exception {
    Ended ended =
        shell(
            "ulimit -f 1; DROPMASTER_OPTS=-XX:-UsePerfData dropmaster -q".replace(" -q", LATE)
                + " --save-witness . 2>&1 | cat >&2; exit 0");

    assertThat(ended.err()).contains("dropmaster: cannot write './close-races-export.");
    assertThat(files()).containsExactly("err.txt");
  }

  /** A file may not grow beyond 30 megabytes: there is room for the first 262,144 states only. */
  @Test
  void aDiskThatIsFullInTheMiddleOfASearchEndsItAndNothingIsLeftThere() throws Exception {
    Ended ended =
        shell(
            "ulimit -f 60000; DROPMASTER_OPTS=-XX:-UsePerfData"
                + " dropmaster check exclusive-owner --calls 3 --mrs 1 --reduce fusing --spill .");

    assertThat(ended.err())
        .startsWith("dropmaster: the states need more room in .: ")
        .hasLineCount(1);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(files()).containsExactly("err.txt");
  }

  @Test
  void aWitnessIsWholeWhereTheReaderLeaves() throws Exception {
    Ended ended = shell("dropmaster" + LATE + " --save-witness . | head -n 1");

    assertThat(ended.err()).isEmpty();
    assertThat(files())
        .containsExactly(
            "close-races-export.exclusive-owner-late.used_after_free.litmus", "err.txt");
    assertThat(shell("dropmaster replay close-races-export.*.litmus").status()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsTwo() throws Exception {
    Files.createDirectory(scratch.resolve("folder"));
    assertThat(shell("dropmaster run ./folder"))
        .isEqualTo(
            new Ended(2, "dropmaster: './folder' is a directory, where a file was expected.\n"));
    Path secret = Files.writeString(scratch.resolve("secret"), "C secret\n");
    assumeThat(secret.toFile().setReadable(false) && !Files.isReadable(secret)).isTrue();
    assertThat(shell("dropmaster run ./secret"))
        .isEqualTo(new Ended(2, "dropmaster: cannot read './secret': permission denied.\n"));
  }

  /** As a shell tells it: 128 and the number of the signal. */
  @Test
  void anInterruptInTheMiddleEndsAtOnceAndLeavesNoHalfFile() throws Exception {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux"); // for env's option
    String run = "dropmaster check revoke-else-pin --procs 3 --calls 6 --save-witness .";
    Ended ended =
        shell(
            "env --default-signal=INT "
                + run
                + " & pid=$!; while ! kill -0 $pid; do :; done; sleep 3; kill -INT $pid;"
                + " wait $pid");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isEqualTo(130);
    assertThat(files()).containsExactly("err.txt");
  }
}
