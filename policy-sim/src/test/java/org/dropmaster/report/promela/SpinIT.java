package org.dropmaster.report.promela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * SPIN, which knows nothing of our search, comes to the same verdict, states and moves.
 *
 * <p>What takes time is to compile the verifiers. So the shortest models come first, as many as fit
 * into {@code spin.seconds} (150); with {@code -Dlong} all do.
 */
class SpinIT {
  private static final double SECONDS =
      System.getProperty("long") == null ? Integer.getInteger("spin.seconds", 150) : 1e9;

  /** For each rule that some built-in policy breaks, a short test that finds it. */
  private static final List<BuiltIn> BREAKING =
      List.of(
          new BuiltIn("two-drm-opens", "free-for-all"),
          new BuiltIn("register-fails-half-way", "umem-unpin-twice"),
          new BuiltIn("import-then-close", "import-keeps-attachment"),
          new BuiltIn("guessed-handle", "gem-export-unlooked"),
          new BuiltIn("export-out-of-descriptors", "export-undo-never"),
          new BuiltIn("clause-drop-ends-mappings", "drm-master"),
          new BuiltIn("revocable-importer", "revoke-destroys-mr"),
          new BuiltIn("lease-follows-lessor", "drm-master"),
          new BuiltIn("close-races-export", "exclusive-owner-late"),
          new BuiltIn("clause-free-when-the-last-goes", "vfio-naive"),
          new BuiltIn("export-races-handle-close", "gem-export-keeps-lock"),
          new BuiltIn("clause-free-when-the-last-goes", "single-open"),
          new BuiltIn("training-fd-closed", "single-open"));

  private static long start;
  private static int compared;
  private static int all;

  @TempDir private Path scratch = Path.of("");

  @TestFactory
  Stream<DynamicTest> spinAgrees() {
    if (!Spin.installed()) {
      System.out.println("SPIN is NOT asked: install the packages spin and gcc to have it.");
    }
    assumeTrue(Spin.installed(), "needs spin and gcc");
    List<BuiltIn> tests =
        Stream.concat(BREAKING.stream(), BuiltIn.byLength().stream()).distinct().toList();
    all = tests.size();
    start = System.nanoTime();
    return tests.stream()
        .map(test -> DynamicTest.dynamicTest(test.toString(), () -> compare(test)));
  }

  @AfterAll
  static void tellHowManyWereCompared() {
    System.out.println("SPIN agrees on " + compared + " of " + all + " tests; -Dlong asks it all.");
  }

  /** Two processes of one thread, 7,709 states: what {@code check} searches is exported alike. */
  @Test
  void spinAgreesOnAMostGeneralClient() throws IOException, InterruptedException {
    assumeTrue(Spin.installed(), "needs spin and gcc");
    compare("client", BuiltIn.client("exclusive-owner", 2));
  }

  private void compare(BuiltIn test) throws IOException, InterruptedException {
    assumeTrue((System.nanoTime() - start) / 1e9 < SECONDS, "no time left");
    compare(test.toString(), test.instance());
    compared++;
  }

  private void compare(String name, Instance instance) throws IOException, InterruptedException {
    Verdict verdict = LitmusRun.of(instance, Limits.NONE, Observer.NONE);
    Path folder = Files.createTempDirectory(scratch, "spin");
    Spin.Heard heard =
        Spin.of(folder, PromelaModel.of(name, instance), "-O0")
            .search(2 * verdict.search().states() + 1000, 20);
    assertThat(SpinVerdict.spins(heard))
        .as("%s%nwe say: %s%nSPIN says:%n%s", name, verdict.cell(), heard.output())
        .isEqualTo(SpinVerdict.ours(verdict));
  }
}
