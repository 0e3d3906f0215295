package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read, which are written, and that the one are never the other. */
class FilesTest {
  private static final String TEST = "close-races-export";
  private static final String LATE = Texts.builtIn("exclusive-owner-late", TextKind.POLICY).text();

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path test(String name, String policy) throws IOException {
    String text = Texts.builtIn(TEST, TextKind.TEST).text();
    return file(name, text.replace("Policy: exclusive-owner\n", "Policy: " + policy + "\n"));
  }

  private static void refused(Ran ran, String... why) {
    assertThat(ran.err()).contains(why).hasLineCount(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "matrix"})
  void whatIsReadIsNotWrittenOver(String command) throws IOException {
    Path test = test(TEST + ".litmus", "p.policy");
    Path policy = file("p.policy", LATE);
    Path table = file("expected.tsv", "# none\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), policy);
    List<Path> inputs = new ArrayList<>(List.of(policy, link));
    if (!command.equals("check")) {
      inputs.add(test);
    }
    if (command.equals("matrix")) {
      inputs.add(table);
    }
    String what =
        switch (command) {
          case "run" -> test.toString();
          case "check" -> policy.toString();
          default -> folder.toString();
        };
    for (Path input : inputs) {
      String before = Files.readString(input);
      refused(Ran.of(command, what, "--out", "json=" + input), "would write over", "which is read");
      assertThat(input).hasContent(before);
    }
  }

  @Test
  void oneFormatMayGoToTwoFiles() {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");
    Ran ran = Ran.of("run", TEST, "--out", "json=" + one, "--out", "JSON=" + two);
    assertThat(ran.status()).isZero();
    assertThat(one).hasSameTextualContentAs(two);
    refused(Ran.of("run", TEST, "--out", "json=" + one, "--out", "json=" + one), "two formats");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml=f", "=f", "json=", ""})
  void anOutputThatIsNoneIsRefused(String out) {
    Ran ran = Ran.of("run", TEST, "--out", out);
    assertThat(ran.err()).contains("--out");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void twoOfOneNameUnderOneNameAreRefused() throws IOException {
    Path one = file("a/p.policy", LATE);
    Path two = file("b/p.policy", LATE.replace("d.pinned = get(f.me);", ""));
    String[] words = {"run", TEST, "--policy", one.toString(), "--policy", two.toString()};
    refused(Ran.of(words), "are both " + TEST + " under exclusive-owner-late", one.toString());
    Path test = test("t.litmus", "exclusive-owner");
    refused(Ran.of("run", TEST, test.toString()), "are both", test.toString());
    assertThat(Ran.of("run", TEST, TEST).status()).isZero();
  }

  @Test
  void aWitnessIsNotWrittenOverTheTestThatItIs() throws IOException {
    String[] words = {
      "run", TEST, "--policy", "exclusive-owner-late", "--save-witness", folder.toString()
    };
    assertThat(Ran.of(words).status()).isEqualTo(1);
    String witness =
        folder.resolve(TEST + ".exclusive-owner-late.used_after_free.litmus").toString();
    refused(Ran.of("run", witness, "--save-witness", folder.toString()), "--save-witness", witness);
    assertThat(Ran.of("run", witness, "--save-witness", folder + "/new").status()).isZero();
  }

  /** As C looks for what it includes. */
  @ParameterizedTest
  @CsvSource({
    "p.policy, p.policy",
    "'\"my policy.policy\"', my policy.policy",
    "../p.policy, ../p.policy",
    "'exclusive-owner, sub/p.policy', sub/p.policy"
  })
  void aPolicyIsLookedForBesideTheTestThatNamesIt(String named, String place) throws IOException {
    Path test = test("here/t.litmus", named);
    refused(Ran.of("run", test.toString()), "test '" + TEST + "'", "no file", place);
    file("here/" + place, LATE);
    Ran ran = Ran.of("run", test.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("policy exclusive-owner-late");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() throws IOException {
    refused(Ran.of("run", test("t.litmus", "\"p.policy").toString()), "t.litmus", "not closed");
  }

  @ParameterizedTest
  @CsvSource({
    "pol/my late.policy, out",
    "late.policy, out/further",
    "late.policy, .",
    "'a, b.policy', out",
    "vfio, .",
  })
  void aWitnessIsReplayedFromWhereverItIs(String policy, String out) throws IOException {
    Path late = file(policy, LATE);
    Path witnesses = folder.resolve(out);
    String[] words = {
      "run", TEST, "--policy", late.toString(), "--save-witness", witnesses.toString()
    };
    assertThat(Ran.of(words).status()).isEqualTo(1);
    replayed(witnesses.resolve(TEST + ".exclusive-owner-late.used_after_free.litmus"));
  }

  @Test
  void aWitnessOfACheckIsReplayedToo() throws IOException {
    Path policy =
        file(
            "my policies/a b.policy", Texts.builtIn("gem-export-unlooked", TextKind.POLICY).text());
    Path out = folder.resolve("my runs");
    String[] words = {"check", policy.toString(), "--calls", "2", "--save-witness", out.toString()};
    assertThat(Ran.of(words).status()).isEqualTo(1);
    try (var files = Files.list(out)) {
      for (Path witness : files.toList()) {
        replayed(witness);
      }
    }
  }

  private static void replayed(Path witness) {
    Ran ran = Ran.of("replay", witness.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("\nbroken: ");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(Ran.of("run", witness.toString()).out()).contains(" *** ");
  }

  @Test
  void aTextThatIsNoUtf8IsRefusedWithItsPlace() throws IOException {
    Path latin = folder.resolve("t.litmus");
    String text = Texts.builtIn(TEST, TextKind.TEST).text().replace("A thread", "\u00e4\u00e9A");
    Files.write(latin, text.getBytes(StandardCharsets.ISO_8859_1));
    refused(Ran.of("run", latin.toString()), "t.litmus:9:4: this is no UTF-8 (byte 0xe4)");
    refused(Ran.of("fmt", latin.toString()), "t.litmus:9:4");
    Files.write(latin, text.getBytes(StandardCharsets.UTF_16));
    refused(Ran.of("run", latin.toString()), "t.litmus:1:1");
    Files.writeString(latin, "\ufeff" + text.replace("\n", "\r\n"));
    assertThat(Ran.of("run", latin.toString()).status()).isZero();
    Files.write(latin, new byte[] {'C', ' ', 't', '\n', (byte) 0xc3});
    refused(Ran.of("run", latin.toString()), "t.litmus:2:1");
    Files.write(folder.resolve("expected.tsv"), new byte[] {'#', (byte) 0xff});
    refused(Ran.of("matrix", folder.toString(), "--policy", "vfio"), "t.litmus:2:1");
  }

  @Test
  void aTableThatIsNoUtf8IsRefusedWithItsPlace() throws IOException {
    test("t.litmus", "p.policy");
    Files.write(folder.resolve("expected.tsv"), new byte[] {'#', (byte) 0xff});
    refused(Ran.of("matrix", folder.toString(), "--policy", "vfio"), "expected.tsv:1:2");
  }

  @Test
  void formattingKeepsModeAndLink() throws IOException {
    Path file = file("real.policy", LATE.replace("\tguard", "  guard"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.policy"), Path.of("real.policy"));
    assertThat(Ran.of("fmt", link.toString()).status()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent(LATE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aLinkToWhatIsNotThereYetStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("new/result.json"));
    Files.createDirectory(folder.resolve("new"));
    assertThat(Ran.of("run", TEST, "--out", "json=" + link).status()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("new/result.json")).content().contains("\"version\"");
  }

  @Test
  void twoTestsOfOneNameMakeNoMatrix() throws IOException {
    Path one = test("a.litmus", "x");
    Path two = test("b.litmus", "x");
    refused(
        Ran.of("matrix", folder.toString(), "--policy", "vfio"),
        "two tests are called '" + TEST + "'",
        one.toString(),
        two.toString());
    Files.delete(two);
    file("a.policy", LATE);
    file("b.policy", LATE);
    refused(Ran.of("matrix", folder.toString()), "two policies are called 'exclusive-owner-late'");
  }

  @Test
  void aTableThatSaysOneThingTwiceIsRefused() throws IOException {
    test("a.litmus", "x");
    file("p.policy", LATE);
    String row = "exclusive-owner-late\t" + TEST + "\t";
    file("expected.tsv", row + "Never\t142\n" + row + "Sometimes+used_after_free\t142\n");
    refused(Ran.of("matrix", folder.toString()), "expected.tsv:2: ", "twice", "expected.tsv:1");
  }

  /** Also where a built-in policy has the name. */
  @ParameterizedTest
  @ValueSource(strings = {"mine", "exclusive-owner"})
  void aRowOfTheFolderIsTheFoldersOwn(String name) throws IOException {
    test("a.litmus", "x");
    file("p.policy", LATE.replace("policy exclusive-owner-late", "policy " + name));
    file("q.policy", LATE);
    assertThat(Ran.of("matrix", folder.toString(), "--update").status()).isZero();
    Ran ran = Ran.of("matrix", folder.toString(), "--policy", name);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("Sometimes+used_after_free", "ok: 1 test,");
    assertThat(ran.status()).isZero();
  }

  @Test
  void aRowThatThereIsNotIsRefusedWithThoseThatThereAre() throws IOException {
    test("a.litmus", "x");
    file("p.policy", LATE);
    String dir = folder.toString();
    refused(Ran.of("matrix", dir, "--policy", "nosuch"), "no row 'nosuch'", "exclusive-owner-late");
    refused(Ran.of("matrix", "--policy", "vfoi"), "did you mean 'vfio'?");
  }

  @Test
  void outputThatWouldNotBeWrittenIsRefused() {
    refused(Ran.of("run", "--list", "--format", "json"), "--list");
    refused(Ran.of("run", TEST, "--print", "policy", "--out", "json=x.json"), "--print");
    refused(Ran.of("run", TEST, "--out", "json=-"), "--format is for standard output");
  }

  @Test
  void aMatrixUpdateOfAFewRowsIsRefusedBeforeItIsRun() {
    refused(Ran.of("matrix", "--update", "--policy", "vfio"), "wants all policies");
  }
}
