package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would silently leave something out, and so end with 0, is refused or said. */
class SlipsTest {
  private static final String TEST =
      """
      C slip

      /*
       * Result: Never
       * Policy: exclusive-owner
       */

      P0(device *dev)
      {
      	int f;
      	int r0;

      	f = open(dev);
      	r0 = ioctl(f, ACQUIRE);
      }

      exists (0:r0 == 7)
      """;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static void refused(Ran ran, String... why) {
    assertThat(ran.err()).contains(why);
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void theTestItselfIsFine() throws IOException {
    assertThat(Ran.of("run", file("slip.litmus", TEST)).status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Reslt, Result",
    "Results, Result",
    "Optionl, Optional",
    "Page, Pages",
    "result, Result",
    "RESULT, Result",
    "policy, Policy",
    "optional, Optional",
    "'Result ', Result"
  })
  void aHeaderLineOfNearlyTheName(String wrong, String right) throws IOException {
    String slip = TEST.replace(" * Result: Never\n", " * " + wrong + ": Never\n");
    refused(Ran.of("run", file("slip.litmus", slip)), "E036", "slip.litmus:4:4", right);
  }

  /** As behind a licence. */
  @Test
  void factsInAnotherCommentAreRead() throws IOException {
    String second = TEST.replace("/*\n * Result", "/* SPDX: none */\n\n/*\n * Result");
    assertThat(Ran.of("run", file("slip.litmus", second)).status()).isZero();
    String wrong = second.replace("Never", "Always");
    assertThat(Ran.of("run", file("slip.litmus", wrong)).status()).isEqualTo(1);
  }

  @Test
  void headerLinesOfOnesOwnAreLeftAlone() throws IOException {
    String own = TEST.replace(" * Policy:", " * Author: a maintainer\n * Policy:");
    assertThat(Ran.of("run", file("slip.litmus", own)).status()).isZero();
  }

  @Test
  void aForkOfWhoIsNoChild() throws IOException {
    String forks = TEST.replace("r0 = ioctl(f, ACQUIRE);", "r0 = fork(P1);");
    String two =
        forks.replace("exists", "P1(device *dev)\n{\n\tint f;\n\n\tf = open(dev);\n}\n\nexists");
    refused(Ran.of("run", file("slip.litmus", two)), "E034", "P1 is no child of P0");
    String child = two.replace("P1(device *dev)", "P1(device *dev) FORK(P0)");
    assertThat(Ran.of("run", file("slip.litmus", child)).status()).isZero();
  }

  /** What is no question under this policy was answered with 0, or ended in a stack trace. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unmapped(0:f)        | slip.litmus:17 'unmapped(0:f)' asks nothing
          idr_find(0:f, 1)     | slip.litmus:17 'idr_find(0:f, 1)' asks nothing
          commands_idle()      | slip.litmus:17 'commands_idle()' asks nothing
          held(device.lock)    | E015 a condition cannot ask 'held'
          capable()            | E015 a condition cannot ask 'capable'
          live(0:r0)           | live() asks about an object, and that call makes no object
          mapped(0:f)          | mapped() asks about a map, mr, dmabuf, and that call makes a file
          owns(0:r0)           | owns() asks about a file, and that call makes no object
          0:f.mee              | slip.litmus:17 file has no field 'mee': did you mean 'me'?
          0:r0.me              | slip.litmus:17 a number has no field 'me'
          device.zz == 1       | slip.litmus:17 device has no field 'zz'
          exists(bo b : b.zz)  | slip.litmus:17 bo has no field 'zz'
          forall(fil x : live(x)) | slip.litmus:17 there is no kind 'fil': did you mean 'file'?
          """)
  void aConditionAboutWhatIsNotThere(String condition, String why) throws IOException {
    String slip = file("slip.litmus", TEST.replace("0:r0 == 7", condition));
    refused(Ran.of("run", slip), why.split(" ", why.matches("(E0|slip).*") ? 2 : 1));
  }

  @ParameterizedTest
  @CsvSource({"capable(), E015", "held(device.lock), E015", "tenant == 1, E012"})
  void aPropertyAboutItsCaller(String property, String code) throws IOException {
    String text = "policy p\n\ndevice { mutex lock; }\n\nopen(file f)\n{\n\treturn 0;\n}\n\n";
    String policy = file("p.policy", text + "never " + property + ";\n");
    refused(Ran.of("check", policy, "--calls", "1"), "p.policy:10:7", code);
  }

  /** A test does not look at it, and who reads "ok" is told so. */
  @Test
  void aPropertyThatATestDoesNotAsk() throws IOException {
    String text = "policy p\n\nACQUIRE(file f)\n{\n\treturn 0;\n}\n\n";
    String policy = file("p.policy", text + "never two_owners;\nalways FREE;\n");
    file("slip.litmus", TEST.replace("exclusive-owner", "p.policy"));
    String line =
        "not asked: never two_owners; always FREE: of the properties of p only check asks";
    assertThat(Ran.of("run", folder.resolve("slip.litmus").toString()).out()).contains(line);
    assertThat(Ran.of("matrix", folder.toString()).out()).contains(line);
    file("p.policy", text);
    assertThat(Ran.of("run", folder.resolve("slip.litmus").toString(), "--policy", policy).out())
        .doesNotContain("not asked");
  }

  @Test
  void aMergeConflict() throws IOException {
    String conflict =
        "<<<<<<< HEAD\n" + TEST + "=======\n" + TEST.replace("7", "0") + ">>>>>>> other\n";
    refused(Ran.of("run", file("slip.litmus", conflict)), "slip.litmus:1: a merge conflict");
  }

  @Test
  void aCallThatTheTestsOwnPolicyLacks() throws IOException {
    String slip = file("slip.litmus", TEST.replace("ACQUIRE", "ACQUIER"));
    refused(Ran.of("run", slip, "close-races-export"), "'slip'", "ACQUIER");
    Ran under = Ran.of("run", slip, "close-races-export", "--policy", "exclusive-owner");
    assertThat(under.status()).as("other policies may lack it").isZero();
  }

  @Test
  void textAroundATestIsNotFormattedAway() throws IOException {
    String mail = "Hello,\n\n" + TEST + "\n-- \nBob\n";
    String file = file("slip.litmus", mail);
    refused(Ran.of("fmt", file), "would be lost");
    assertThat(Path.of(file)).hasContent(mail);
  }

  @Test
  void aMatrixOfNothing() throws IOException {
    file("slip.litmus", TEST);
    file("p.policy", "policy p\n\nopen(file f)\n{\n\treturn 0;\n}\n");
    refused(Ran.of("matrix", folder.toString()), "no test applies");
  }

  @Test
  void aMutationByNoTest() throws IOException {
    String policy = file("p.policy", "policy p\n\nopen(file f)\n{\n\treturn 0;\n}\n");
    refused(Ran.of("mutate", policy, "--test", file("slip.litmus", TEST)), "no test applies to p");
    Ran limit =
        Ran.of("mutate", "exclusive-owner", "--test", "close-races-export", "--max-states", "1");
    assertThat(limit.status()).isEqualTo(3);
    assertThat(limit.err()).contains("hit the limit");
  }

  @ParameterizedTest
  @CsvSource({"512, 0", "4g, 0", "1T, 0", "4X, 2", "'', 2", "-1, 2", "0, 2"})
  void amountsOfMemory(String amount, int status) throws IOException {
    String slip = file("slip.litmus", TEST);
    assertThat(Ran.of("run", slip, "--max-memory", amount).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "0, 2", "65, 2"})
  void workersOfARun(String workers, int status) throws IOException {
    String slip = file("slip.litmus", TEST);
    assertThat(Ran.of("run", slip, "--workers", workers).status()).isEqualTo(status);
  }
}
