package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @TempDir private Path scratch = Path.of("");

  private static Ran check(String... more) {
    List<String> words = new ArrayList<>(List.of("check", "exclusive-owner", "--calls", "2"));
    words.addAll(List.of(more));
    return Ran.of(words.toArray(String[]::new));
  }

  @Test
  void threadsAndADiskChangeNothingThatIsPrinted() throws IOException {
    Ran plain = check("--workers", "1");
    assertThat(plain.status()).isZero();
    assertThat(check().out()).isEqualTo(plain.out());
    assertThat(check("--workers", "3").out()).isEqualTo(plain.out());
    assertThat(check("--spill", scratch.toString()).out()).isEqualTo(plain.out());
    try (var left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aSearchThatRanOutOfTimeGoesOnFromItsCheckpoint() {
    String folder = scratch.resolve("kept").toString();
    assertThat(check("--checkpoint", folder, "--timeout", "1e-9").status()).isEqualTo(3);
    Ran ended = check("--checkpoint", folder);
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEqualTo(check().out());
  }

  @Test
  void aCheckpointOfOtherBoundsIsRefused() {
    String folder = scratch.resolve("kept").toString();
    assertThat(check("--checkpoint", folder, "--timeout", "1e-9").status()).isEqualTo(3);
    Ran other = check("--checkpoint", folder, "--bufs", "0");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("keeps another search, by the bounds", "empty folder");
  }

  /** What is kept carries what was noted of the old property. */
  @Test
  void aCheckpointOfAnotherPropertyIsRefused() throws IOException {
    Path policy = scratch.resolve("m.policy");
    String folder = scratch.resolve("kept").toString();
    String text =
        """
        policy m

        device { mutex lock; int n; }

        open(file f)
        {
        	guard(device.lock);
        	if (device.n == 0) {
        		device.n = 1;
        		device.n = 2;
        	}
        	return 0;
        }

        never device.n == 3;
        """;
    Files.writeString(policy, text);
    Ran stopped =
        Ran.of(
            "check",
            policy.toString(),
            "--calls",
            "1",
            "--timeout",
            "1e-9",
            "--checkpoint",
            folder);
    assertThat(stopped.status()).isEqualTo(3);
    Files.writeString(policy, text.replace("n == 3", "n == 1"));
    Ran other = Ran.of("check", policy.toString(), "--calls", "1", "--checkpoint", folder);
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err())
        .contains("keeps another search, by the text of the policy and the program");
  }

  /** With more threads a search is further ahead of what it tells when it ends in the middle. */
  @ParameterizedTest
  @ValueSource(ints = {200, 1400, 11_100})
  void whatIsToldUnderALimitHangsOnNoNumberOfThreads(int states) throws IOException {
    Path policy = scratch.resolve("inv.policy");
    Files.writeString(
        policy,
        """
        policy inv

        device { mutex a; mutex b; int n; }

        open(file f)
        {
        	guard(device.a);
        	guard(device.b);
        	return 0;
        }

        STEP(file f)
        {
        	guard(device.a);
        	guard(device.b);
        	if (device.n < 1)
        		device.n = device.n + 1;
        	return 0;
        }

        INV(file f)
        {
        	if (device.n < 1)
        		return 0;
        	guard(device.b);
        	guard(device.a);
        	return 0;
        }
        """);
    List<String> told = new ArrayList<>();
    for (String workers : List.of("1", "2", "3")) {
      told.add(
          Ran.of(
                  "check",
                  policy.toString(),
                  "--calls",
                  "3",
                  "--max-states",
                  Integer.toString(states),
                  "--workers",
                  workers)
              .out());
    }
    assertThat(told).allMatch(told.get(0)::equals);
  }

  /** Its clients have no regions, so a pointer to one can only be NULL. */
  @Test
  void aNullPointerToWhatThereIsNoneOfIsExplained() {
    Ran ran = Ran.of("check", "gem-export-unlooked", "--calls", "2");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("follows a NULL pointer", "null_deref");
  }

  @Test
  void aFileHasWhatStandardOutputHas() throws IOException {
    Path file = scratch.resolve("check.json");
    assertThat(check("--out", "json=" + file).status()).isZero();
    assertThat(Files.readString(file)).isEqualTo(check("--format", "json").out());
  }

  /** Each rule is a case of its own, and one that is broken brings its run. */
  @Test
  void eachRuleIsATestCase() {
    Ran broken = Ran.of("check", "gem-export-unlooked", "--calls", "2", "--format", "junit");
    assertThat(broken.out())
        .contains("<testcase name=\"null_deref\" classname=\"gem-export-unlooked\"")
        .containsPattern("type=\"null_deref\">C check-gem-export-unlooked-null-deref\n")
        .containsPattern("name=\"stale_access\"[^>]*>\n *<skipped message=\"never exercised\"/>");
    Ran limited =
        Ran.of("check", "exclusive-owner", "--calls", "2", "--max-states", "9", "--format", "ktap");
    assertThat(limited.out().lines().filter(line -> line.contains("# TIMEOUT unknown: ")))
        .hasSize(Rule.values().length);
  }

  @Test
  void whatASearchDidNotSeeMayHaveExercisedARule() {
    assertThat(check("--strict").status()).isEqualTo(1);
    assertThat(check("--strict", "--max-states", "100").status()).isEqualTo(3);
  }

  @Test
  void theHelpOffersTheFormatsThatThereAre() {
    for (String command : List.of("check", "run", "matrix")) {
      assertThat(Ran.of(command, "--help").out()).contains("text, json, ktap, junit.");
    }
  }

  @Test
  void aBoundThatMakesNoClientIsNamed() {
    assertThat(check("--procs", "0").err()).contains("1 to 16 processes, not 0");
    assertThat(check("--procs", "5", "--threads", "4").err()).contains("threads in all, not 20");
    assertThat(check("--files", "0").err()).contains("1 to 16 open files, not 0");
    assertThat(check("--bufs", "-1").err()).contains("0 to 16 buffers, not -1");
    assertThat(check("--calls", "101").status()).isEqualTo(2);
  }

  @Test
  void aSavedRunIsReplayedByItsFileAlone() throws IOException {
    String policy = "gem-export-unlooked";
    Ran saved = Ran.of("check", policy, "--calls", "2", "--save-witness", scratch.toString());
    assertThat(saved.status()).isEqualTo(1);
    try (var files = Files.list(scratch)) {
      Ran replayed = Ran.of("replay", files.findFirst().orElseThrow().toString());
      assertThat(replayed.err()).isEmpty();
      assertThat(replayed.out()).contains("\nbroken: ");
    }
  }

  @Test
  void aSampleSaysThatItEndedWithWhatItFound() {
    Ran found = Ran.of("check", "gem-export-unlooked", "--calls", "2", "--bitstate", "1");
    assertThat(found.status()).isEqualTo(1);
    assertThat(found.out()).contains("ended with the first run that was found");
    assertThat(check("--bitstate", "1").out()).doesNotContain("ended with");
  }

  @Test
  void aFileWhereASearchIsToBeKeptIsToldBeforeTheSearch() throws IOException {
    Path file = Files.createFile(scratch.resolve("file"));
    Ran refused = check("--checkpoint", file.toString());
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("no search can be kept in", file.toString());
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void anImporterThatThereIsNotIsRefused() {
    Ran ran = check("--mrs", "1", "--importers", "PINED");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("no class 'PINED'", "did you mean 'PINNED'?");
    assertThat(check("--mrs", "1", "--importers", "STATIC").out()).contains("1 regions (STATIC)");
  }

  /** A policy without reset() and remove() has nothing to say about them. */
  @Test
  void onlyEventsThatThePolicyHasAnEntryForHappen() {
    Ran with = check("--events");
    assertThat(with.out().replace(", the device may fail and be pulled out", ""))
        .isEqualTo(check().out());
    String plain = Ran.of("check", "habanalabs", "--calls", "1").out();
    assertThat(Ran.of("check", "habanalabs", "--calls", "1", "--events").out())
        .contains("the device may fail")
        .doesNotContain(plain.lines().skip(1).findFirst().orElseThrow().split(",", 2)[0] + ",");
  }

  @Test
  void twoPoliciesOfOneNameAreRefused() throws IOException {
    Path copy = scratch.resolve("copy.policy");
    Files.writeString(copy, "policy exclusive-owner\n\nopen(file f)\n{\n\treturn 0;\n}\n");
    Ran ran = check(copy.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("are both policy exclusive-owner");
  }

  @Test
  void aFileOfAnyNameIsTold() throws IOException {
    Path odd = scratch.resolve("a 'b*.policy");
    Files.writeString(odd, "policy odd\n\nopen(file f) __acquires(device)\n{\n\treturn 0;\n}\n");
    Ran ran = Ran.of("check", odd.toString(), "--calls", "1");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("C check-a-b-two-owners", "*** TWO OWNERS ***");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void whatStrictComplainsAboutIsToldInEveryFormat() {
    assertThat(check("--strict").err()).contains("--strict: exclusive-owner never exercises");
    assertThat(check("--strict", "--format", "json").err()).contains("never exercises");
  }

  @Test
  void anEmptyNameIsNoFolder() {
    assertThat(check("--checkpoint", "").err()).contains("no file has an empty name");
    assertThat(check("--save-witness", "").status()).isEqualTo(2);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsSearched() throws IOException {
    Path file = Files.createFile(scratch.resolve("file"));
    Ran witnesses = check("--save-witness", file.toString());
    assertThat(witnesses.status()).isEqualTo(2);
    assertThat(witnesses.err()).contains("is a file");
    assertThat(witnesses.out()).isEmpty();
    assertThat(check("--out", "json=" + scratch).err()).contains("is a directory");
    Ran twice = check("--out", "json=" + file, "--out", "text=" + file);
    assertThat(twice.err()).contains("for two formats");
    assertThat(twice.out()).isEmpty();
  }

  @Test
  void aSampleIsNeverAPass() {
    Ran sample = check("--bitstate", "1");
    assertThat(sample.status()).isEqualTo(3);
    assertThat(sample.out()).contains("unknown:", "nothing is excluded");
  }

  @Test
  void aSampleTakesNoMeansThatStoreStates() {
    Ran ran = check("--bitstate", "1", "--workers", "2");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--bitstate stores no states");
    assertThat(check("--workers", "0").status()).isEqualTo(2);
    assertThat(check("--workers", "65").err()).contains("from 1 to 64");
    assertThat(check("--bitstate", "0").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n == 0", "n == 1"})
  void numbersArePassedAlsoWhereThereAreNoBuffers(String wrong) throws IOException {
    Path policy = scratch.resolve("switch.policy");
    Files.writeString(
        policy,
        "policy switch\n\nfile { file *other; }\n\nSWITCH(file f, int n)\n{\n\tif ("
            + wrong
            + ")\n\t\tf.other.other = f;\n\treturn 0;\n}\n");
    Ran ran = Ran.of("check", policy.toString(), "--procs", "1", "--calls", "2", "--bufs", "0");

    assertThat(ran.out()).contains("broken: null_deref");
    assertThat(ran.status()).isEqualTo(1);
  }

  /** What would not be looked at is refused. */
  @Test
  void propertiesThatNoCheckLooksAtAreRefused() throws IOException {
    Path policy = scratch.resolve("p.policy");
    String text = "policy p\n\ndevice { int x; }\n\nopen(file f)\n{\n\treturn 0;\n}\n\n";
    Files.writeString(policy, text + "sometimes (device.x == 7);\n");
    Ran ran = Ran.of("check", policy.toString(), "--calls", "1");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("p.policy:10:1", "E008", "'never' or 'always'");
    Ran run = Ran.of("run", "two-opens", "--policy", policy.toString());
    assertThat(run.status()).as("no command takes it").isEqualTo(2);
    Files.writeString(policy, text + "never (device.x == 7);\n".repeat(51));
    Ran many = Ran.of("check", policy.toString(), "--calls", "1");
    assertThat(many.status()).isEqualTo(2);
    assertThat(many.err()).contains("p.policy:60", "at most 50 properties");
  }

  /** A bound is what calls find taken, not what those who are on their way would need as well. */
  @Test
  void threadsOfAProcessMayMapAtTheSameTime() {
    Ran ran = Ran.of("check", "single-open", "--procs", "1", "--threads", "2", "--calls", "2");
    assertThat(ran.out()).contains("states, all of them").doesNotContain("limit");
    assertThat(ran.status()).isNotEqualTo(3);
  }

  /** There is a bit for each class of locks. */
  @Test
  void moreClassesOfLocksThanBitsAreRefused() throws IOException {
    String locks =
        IntStream.range(0, 65).mapToObj(i -> "mutex l" + i + ";").collect(Collectors.joining(" "));
    String text = "policy p\n\ndevice { " + locks + " }\n\nopen(file f)\n{\n\treturn 0;\n}\n";
    Path policy = Files.writeString(scratch.resolve("p.policy"), text);
    Ran ran = Ran.of("check", policy.toString(), "--calls", "1");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("more than 64 classes of locks");
  }
}
