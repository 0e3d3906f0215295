package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void linesThatNoTestRunsAreNamed() {
    assertThat(matrix().out()).contains("unrun: ", "return -EBUSY;  (no test runs this)");
  }

  @Test
  void aTableThatIsNoneNamesItsLine() throws IOException {
    Files.writeString(folder.resolve("expected.tsv"), "# head\nnonsense\n");

    assertThat(matrix().err()).contains("expected.tsv:2: a line has");
    assertThat(matrix().status()).isEqualTo(2);
  }
}
