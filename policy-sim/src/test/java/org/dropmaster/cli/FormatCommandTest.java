package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {
  private static final String LOOSE = "policy a\n\nopen( file f ) {\n  return 0 ;\n}\n";
  private static final String TIDY = "policy a\n\nopen(file f)\n{\n\treturn 0;\n}\n";

  @TempDir private Path scratch = Path.of("");

  @Test
  void aFileIsWrittenInItsOneFormat() throws IOException {
    Path file = Files.writeString(scratch.resolve("a.policy"), LOOSE);

    assertThat(Ran.of("fmt", file.toString()).status()).isZero();
    assertThat(file).hasContent(TIDY);
  }

  @Test
  void aCheckChangesNothingAndNamesWhatWouldChange() throws IOException {
    Path file = Files.writeString(scratch.resolve("a.policy"), LOOSE);
    Ran ran = Ran.of("fmt", "--check", file.toString());

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out().strip()).isEqualTo(file.toString());
    assertThat(file).hasContent(LOOSE);
  }

  @Test
  void withOneFileInErrorNoFileIsTouched() throws IOException {
    Path good = Files.writeString(scratch.resolve("a.policy"), LOOSE);
    Path bad = Files.writeString(scratch.resolve("b.policy"), "policy b\n\nopen(file f) { return");

    assertThat(Ran.of("fmt", good.toString(), bad.toString()).status()).isEqualTo(2);
    assertThat(good).hasContent(LOOSE);
  }

  @Test
  void aBuiltInNameIsNoFile() {
    assertThat(Ran.of("fmt", "exclusive-owner").err()).contains("there is no such file");
  }
}
