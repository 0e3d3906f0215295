package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program, started as a user starts it. */
class LauncherIT {
  private static final Path SIM = Path.of("").toAbsolutePath();
  private static final Path LAUNCHER = SIM.resolve("bin/dropmaster");

  @TempDir private Path scratch = Path.of("");

  /** How a process ended and what it said. */
  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void theJarIsNewerThanItsSources() {
    assertThat(SIM.resolve("target/policy-sim.jar")).exists();
  }

  private Ended start(Map<String, String> environment, String... command) throws Exception {
    Path out = scratch.resolve("out.txt");
    Path err = scratch.resolve("err.txt");
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().putAll(environment);
    int status = process.start().waitFor();
    return new Ended(status, Files.readString(out), Files.readString(err));
  }

  private Ended dropmaster(String... args) throws Exception {
    return start(
        Map.of(),
        Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(args)).toArray(String[]::new));
  }

  @Test
  void runsFromAnyDirectoryWithoutBuildingAgain() throws Exception {
    Ended ended = dropmaster("--version");

    assertThat(ended.out()).matches("dropmaster \\d.*\\n");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
  }

  @Test
  void runsThroughALinkToALink() throws Exception {
    Path link = Files.createSymbolicLink(scratch.resolve("dm"), LAUNCHER);
    Path second = Files.createSymbolicLink(scratch.resolve("d m"), link.getFileName());

    assertThat(start(Map.of(), second.toString(), "--version").status()).isZero();
  }

  @Test
  void runsWhereThePathHasSpaces() throws Exception {
    Path copy = copyOfTheBuild(scratch.resolve("with some spaces"));

    assertThat(start(Map.of(), copy.toString(), "--version").out()).startsWith("dropmaster ");
  }

  @Test
  void runsWhereNoArchiveCanBeWritten() throws Exception {
    Path copy = copyOfTheBuild(scratch.resolve("shut"));
    Path shut = copy.resolveSibling("../target/start").normalize();
    Files.createSymbolicLink(shut, Path.of("/proc/self")); // where not even root makes a file

    Ended ended = start(Map.of(), copy.toString(), "--version");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).startsWith("dropmaster ");
    assertThat(ended.status()).isZero();
  }

  @Test
  void passesTheExitStatusOnAndTheArgumentsUntouched() throws Exception {
    Ended ended = dropmaster("no such * command");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("'no such * command'");
  }

  @Test
  void saysNothingWhenTheReaderLeaves() throws Exception {
    Ended ended = start(Map.of(), "sh", "-c", "'" + LAUNCHER + "' --help | head -n 1");

    assertThat(ended.out()).startsWith("Usage: dropmaster");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void aSecondStartIsWellUnderHalfASecond() throws Exception {
    dropmaster("--version");

    assertThat(fiveStarts().getMin()).as("milliseconds").isLessThan(500);
  }

  @Test
  void aWrongJavaHomeEndsWithTwoAndSaysHowToMendIt() throws Exception {
    Ended ended = start(Map.of("JAVA_HOME", scratch.toString()), LAUNCHER.toString(), "--version");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("JAVA_HOME", "JDK 17");
  }

  @Test
  void aJavaThatIsTooOldEndsWithTwoAndSaysWhich() throws Exception {
    Path copy = copyOfTheBuild(scratch.resolve("copy"));
    Path old = scratch.resolve("old");
    script(old.resolve("bin/java"), "echo '    java.specification.version = 11' >&2");

    Ended ended = start(Map.of("JAVA_HOME", old.toString()), copy.toString(), "--version");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("is Java 11", "JDK 17");
  }

  @Test
  void aBuildThatCannotDownloadEndsWithSeventyAndSaysSo() throws Exception {
    Path copy = copyOfTheBuild(scratch.resolve("copy"));
    Files.delete(copy.resolveSibling("../target/policy-sim.jar").normalize());
    Path tools = scratch.resolve("tools");
    script(tools.resolve("mvn"), "echo '[ERROR] Could not transfer artifact'; exit 1");

    Ended ended =
        start(Map.of("PATH", tools + ":" + System.getenv("PATH")), copy.toString(), "--version");

    assertThat(ended.status()).isEqualTo(70);
    assertThat(ended.err()).contains("network", "first-use.log");
    assertThat(ended.out()).isEmpty();
  }

  private LongSummaryStatistics fiveStarts() {
    return LongStream.range(0, 5).map(any -> oneStart()).summaryStatistics();
  }

  private long oneStart() {
    try {
      long begin = System.nanoTime();
      dropmaster("--version");
      return (System.nanoTime() - begin) / 1_000_000;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void script(Path file, String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The launcher and the jars of a tree without sources: nothing in it is newer than its jar. */
  private static Path copyOfTheBuild(Path to) throws IOException {
    Path sim = to.resolve("policy-sim");
    copy("bin/dropmaster", sim);
    copy("target/policy-sim.jar", sim);
    try (Stream<Path> jars = Files.list(SIM.resolve("target/lib"))) {
      for (Path jar : jars.toList()) {
        copy(SIM.relativize(jar).toString(), sim);
      }
    }
    return sim.resolve("bin/dropmaster");
  }

  private static void copy(String name, Path sim) throws IOException {
    Files.createDirectories(sim.resolve(name).getParent());
    Files.copy(SIM.resolve(name), sim.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
  }
}
