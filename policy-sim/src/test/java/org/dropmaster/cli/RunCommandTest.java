package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final String TEST = "close-races-export";
  private static final String LATE = "exclusive-owner-late";

  @TempDir private Path scratch = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(scratch.resolve(name), text);
  }

  @Test
  void theLateExportIsToldAsAReportOfItsShortestRun() {
    Ran ran = Ran.of("run", TEST, "--policy", LATE);

    assertThat(ran.out()).isEqualTo(Ran.golden("flagship-late.txt"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void thePolicyWithTheLineMovedIsFine() {
    Ran ran = Ran.of("run", TEST);

    assertThat(ran.out()).isEqualTo(Ran.golden("flagship.txt"));
    assertThat(ran.status()).isZero();
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    assertThat(Ran.of("run", "two-opens", "--format", "json"))
        .isEqualTo(Ran.of("run", "two-opens", "--format", "json"));
  }

  @Test
  void aLimitIsUnknownAndNeverPassed() {
    Ran ran = Ran.of("run", TEST, "--max-states", "10");

    assertThat(ran.out()).contains("Observation close-races-export Unknown", "--max-states");
    assertThat(ran.status()).isEqualTo(3);
  }

  @Test
  void whereNoTestAppliesNothingHasPassed() {
    Ran ran = Ran.of("run", "two-drops", "--policy", "free-for-all");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("nothing was run");
  }

  @Test
  void aPolicyThatOnlyTheTestNamesIsComplainedAboutWithTheTest() throws IOException {
    Path test = scratch.resolve("a.litmus");
    String text =
        "C a\n\n/*\n * Policy: nosuch\n */\n\nP0(device *dev)\n{\n\tint r0;\n\n"
            + "\tr0 = open(dev);\n}\n\never (leaked)\n";
    Files.writeString(test, "\ufeff" + text);
    Ran ran = Ran.of("run", test.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("dropmaster: test 'a': there is no").contains("--policy");
    assertThat(Ran.of("run", test.toString(), "--policy", "free-for-all").status()).isZero();
  }

  @Test
  void aRuleThatWasNeverExercisedIsAnErrorOnlyWhenStrict() {
    assertThat(Ran.of("run", TEST).out()).contains("vacuous: ");
    assertThat(Ran.of("run", TEST, "--strict").status()).isEqualTo(1);
    assertThat(Ran.of("run", TEST, "--strict", "--max-states", "10").status()).isEqualTo(3);
  }

  @Test
  void aPolicyThatLacksWhatTheTestUsesIsNotApplicable() {
    Ran ran = Ran.of("run", "stale-tlb", "--policy", "dma-heap");

    assertThat(ran.out()).contains("- dma-heap has no ", "1 not applicable");
    assertThat(ran.status()).as("nothing was run").isEqualTo(2);
  }

  @Test
  void everyMistypedNameIsReportedWithTheLikelyOne() {
    Ran ran = Ran.of("run", "close-race-export", "--policy", "exclusive-ovner");

    assertThat(ran.err())
        .contains("did you mean 'close-races-export'?", "did you mean 'exclusive-owner'?");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void allErrorsOfAllFilesAreShownAndNothingIsRun() throws IOException {
    Path test =
        file(
            "a.litmus",
            "C a\n\nP0(device *dev)\n{\n\tint f;\n\n\tf = opne(dev);\n}\n\never (leaked)\n");
    Path policy = file("b.policy", "policy b\n\nopen(file f)\n{\n\treturn nonsense;\n}\n");
    Ran ran = Ran.of("run", test.toString(), "--policy", policy.toString());

    assertThat(ran.err()).contains("a.litmus:7:", "b.policy:5:", "error[", "^");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void aTestWithoutAPolicyAsksForOne() throws IOException {
    Path test =
        file(
            "a.litmus",
            "C a\n\nP0(device *dev)\n{\n\tint f;\n\n\tf = open(dev);\n}\n\never (leaked)\n");

    assertThat(Ran.of("run", test.toString()).err()).contains("names no policy");
  }

  @Test
  void aPremiseThatIsNeverReachedIsAnError() throws IOException {
    Path test =
        file(
            "a.litmus",
            "C a\n\n/*\n * Result: Never\n * Policy: exclusive-owner\n */\n\nP0(device *dev)\n{\n"
                + "\tint r0;\n\n\tr0 = close(4);\n}\n\nprobe (0:r0 == 3)\never (leaked)\n");
    Ran ran = Ran.of("run", test.toString());

    assertThat(ran.out()).contains("!!! the premise is never reached: probe (0:r0 == 3)");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void aSavedWitnessIsReplayedStepByStepWithoutASearch() throws IOException {
    Path folder = scratch.resolve("new/folder");
    Ran.of("run", TEST, "--policy", LATE, "--save-witness", folder.toString());
    Path witness = folder.resolve(TEST + "." + LATE + ".used_after_free.litmus");
    Ran replayed = Ran.of("replay", witness.toString());

    assertThat(replayed.out())
        .contains(
            "30 steps", "P1      r0 = close(4)", "dmabuf#1 refs 1 -> 0", "broken: used_after_free");
    assertThat(replayed.status()).isEqualTo(1);
    assertThat(Ran.of("run", witness.toString()).status()).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(witness);
    }
  }

  @Test
  void aScheduleThatDoesNotFitNamesItsStep() throws IOException {
    Ran.of("run", TEST, "--policy", LATE, "--save-witness", scratch.toString());
    Path witness = scratch.resolve(TEST + "." + LATE + ".used_after_free.litmus");
    Files.writeString(witness, Files.readString(witness).replace("P0 P1 P1", "P0 engine P1"));

    assertThat(Ran.of("replay", witness.toString()).err()).contains("step 25: engine is nobody");
    assertThat(Ran.of("replay", witness.toString(), "--policy", "vfio").status()).isEqualTo(2);
  }

  @Test
  void aReplayWithoutAScheduleSaysWhereWitnessesComeFrom() {
    assertThat(Ran.of("replay", TEST).err()).contains("has no schedule", "--save-witness");
  }

  @Test
  void aFolderThatCannotBeWrittenIsACleanMessage() throws IOException {
    Path file = file("taken", "");
    Ran ran = Ran.of("run", TEST, "--policy", LATE, "--save-witness", file + "/x");

    assertThat(ran.err()).startsWith("dropmaster: cannot write ").doesNotContain("\tat ");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void theProgramAndTheLayoutCanBePrinted() {
    assertThat(Ran.of("run", TEST, "--print", "program").out())
        .contains("exclusive-owner.policy:", "reads device.owner", "writes ");
    assertThat(Ran.of("run", TEST, "--print", "layout").out()).contains(" longs, ", "dmabuf.refs");
  }

  @Test
  void colourComesOnlyWhenAskedForWhereThereIsNoTerminal() {
    assertThat(Ran.of("run", TEST).out()).doesNotContain("\u001b");
    assertThat(Ran.of("run", TEST, "--color", "always").out()).contains("\u001b[32mok: ");
  }

  /** What is broken is known all the same. */
  @Test
  void aLimitIsToldThoughSomethingIsBroken() {
    String[] words = {
      "run", "close-races-export", "--policy", "exclusive-owner-late", "--max-states", "130"
    };
    Ran ran = Ran.of(words);
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("130 states, not all of them").doesNotContain(", all of them");
    Ran json =
        Ran.of(
            Stream.concat(Stream.of(words), Stream.of("--format", "json")).toArray(String[]::new));
    assertThat(json.out()).contains("\"complete\": false");
  }
}
