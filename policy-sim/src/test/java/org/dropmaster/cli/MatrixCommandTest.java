package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixCommandTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aFolderWithTwoPoliciesAndTwoTests() throws IOException {
    copy("exclusive-owner", TextKind.POLICY);
    copy("exclusive-owner-late", TextKind.POLICY);
    copy("close-races-export", TextKind.TEST);
    copy("memory-disabled", TextKind.TEST);
  }

  private void copy(String name, TextKind kind) throws IOException {
    Files.writeString(folder.resolve(name + kind.ending()), Texts.builtIn(name, kind).text());
  }

  private Ran matrix(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "matrix";
    args[1] = folder.toString();
    System.arraycopy(more, 0, args, 2, more.length);
    return Ran.of(args);
  }

  @Test
  void whatTheTableLacksIsADifferenceUntilTheTableIsRewritten() {
    assertThat(matrix().status()).isEqualTo(1);
    assertThat(matrix("--update").status()).isZero();
    assertThat(folder.resolve("expected.tsv"))
        .content()
        .contains("exclusive-owner-late\tclose-races-export\tSometimes+used_after_free\t142\n");
    assertThat(matrix().status()).isZero();
  }

  @Test
  void aChangedCellIsNamedWithWhereItIsExpected() throws IOException {
    matrix("--update");
    Path table = folder.resolve("expected.tsv");
    Files.writeString(table, Files.readString(table).replace("Sometimes+used_after_free", "Never"));
    Ran ran = matrix();

    assertThat(ran.out())
        .contains(
            "!!! exclusive-owner-late, close-races-export: is Sometimes+used_after_free: expected"
                + " Never",
            "expected.tsv:2");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void aChangedNumberOfStatesIsADifferenceToo() throws IOException {
    matrix("--update");
    Path table = folder.resolve("expected.tsv");
    Files.writeString(table, Files.readString(table).replace("\t142\n", "\t141\n"));

    assertThat(matrix().out()).contains("141 states became 142");
  }

  @Test
  void aRowThatIsGoneIsADifference() throws IOException {
    matrix("--update");
    Files.delete(folder.resolve("exclusive-owner-late.policy"));
    Ran ran = matrix();

    assertThat(ran.out()).contains("!!! gone: exclusive-owner-late, close-races-export");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void aTestThatDoesNotApplyIsADash() {
    assertThat(matrix("--grid").out())
        .contains("policy\t", "exclusive-owner\tNever\t-")
        .contains("exclusive-owner-late\tSometimes+used_after_free\t-");
  }

  @Test
  void aGridIsNoJson() {
    assertThat(matrix("--grid", "--format", "json").err()).contains("--grid is text");
    assertThat(matrix("--grid", "--format", "json").status()).isEqualTo(2);
  }

  @Test
  void linesThatNoTestRunsAreNamed() {
    assertThat(matrix().out()).contains("unrun: ", "return -EBUSY;  (no test runs this)");
  }

  @Test
  void aLineThatNoTestRunsIsAnErrorOnlyWhenStrict() {
    matrix("--update");
    Ran strict = matrix("--strict");

    assertThat(matrix().status()).isZero();
    assertThat(strict.out()).contains("!!! unrun: ", "return -EBUSY;  (no test runs this)");
    assertThat(strict.status()).isEqualTo(1);
  }

  @Test
  void aReasonOnALineOrAboveItExcusesIt() throws IOException {
    Files.delete(folder.resolve("exclusive-owner-late.policy"));
    matrix("--update");
    excuseAll();
    Ran strict = matrix("--strict");

    assertThat(strict.out()).contains("(above)", "(behind)").doesNotContain("!!!");
    assertThat(strict.status()).isZero();
  }

  /** Gives every line that the matrix names a reason, above it and behind it in turn. */
  private void excuseAll() throws IOException {
    Path policy = folder.resolve("exclusive-owner.policy");
    List<String> lines = new ArrayList<>(Files.readAllLines(policy));
    List<Integer> unrun =
        matrix()
            .out()
            .lines()
            .filter(line -> line.startsWith("unrun: "))
            .map(line -> Integer.valueOf(line.split(":", -1)[2]))
            .sorted(Comparator.reverseOrder())
            .toList();
    for (int number : unrun) {
      String line = lines.remove(number - 1);
      boolean above = number % 2 == 0;
      lines.add(number - 1, above ? line : line + " /* not run: behind */");
      if (above) {
        lines.add(number - 1, "/* not run: above */");
      }
    }
    Files.write(policy, lines);
  }

  @Test
  void aTableThatIsNoneNamesItsLine() throws IOException {
    Files.writeString(folder.resolve("expected.tsv"), "# head\nnonsense\n");

    assertThat(matrix().err()).contains("expected.tsv:2: a line has");
    assertThat(matrix().status()).isEqualTo(2);
  }
}
