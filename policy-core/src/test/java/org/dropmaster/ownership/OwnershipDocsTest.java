package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnershipDocsTest {
  private static final Path DOCS = Path.of("..", "docs", "explanation");

  @Test
  void thePrintedTableIsTheTable() throws IOException {
    assertThat(Files.readString(DOCS.resolve("ownership.md")))
        .contains("```\n" + StateTable.grid() + "```\n");
  }

  @Test
  void whatACallMayAlwaysReturnIsWrittenWithItsReason() throws IOException {
    String text = Files.readString(DOCS.resolve("ownership.md"));
    for (Regardless cause : Regardless.values()) {
      assertThat(text).contains(" | " + cause.reason() + " |\n");
      cause.errnos().members().forEach(errno -> assertThat(text).contains(errno.result()));
    }
  }

  @Test
  void everyRuleIsWrittenWithItsPremiseAndItsBreak() throws IOException {
    String text = Files.readString(DOCS.resolve("rules.md"));
    for (Rule rule : Rule.all()) {
      assertThat(text)
          .contains(
              "### `%s`\n- Premise: %s.\n- Broken when %s.\n"
                  .formatted(rule.text(), rule.premise(), rule.brokenWhen()));
    }
  }
}
