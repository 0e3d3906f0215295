package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropmaster.lang.PolicyChecker;
import org.dropmaster.lang.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that are followed and looked things up in: what they show is what comes. */
class PagesTest {
  @TempDir private Path folder = Path.of("");

  static Stream<Page> pages() {
    return Page.in("tutorial", "how-to", "reference");
  }

  static Stream<Page> everyPage() {
    return Page.in("tutorial", "how-to", "reference", "explanation", "adr", "..");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandSaysWhatThePageSaysThatItDoes(Page page) throws Exception {
    Reader reader = new Reader(folder);

    for (Page.Block block : page.blocks()) {
      assertThat(reader.follow(block)).as(page + ": " + block.text()).isEqualTo(block.text());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPolicyIsOne(Page page) {
    for (Page.Block block : page.blocks("policy")) {
      String head = block.text().startsWith("policy ") ? "" : "policy fragment ";
      assertThat(PolicyChecker.diagnose(new Source(page.name(), head + block.text())))
          .as(block.text())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTestHasTheVerdictThatItStates(Page page) throws Exception {
    for (Page.Block block : page.blocks("policy")) {
      if (block.text().startsWith("policy ")) {
        String name = block.text().split("\\s", 3)[1] + ".policy";
        Files.writeString(folder.resolve(name), block.text());
      }
    }
    for (Page.Block block : page.blocks("litmus")) {
      Path test = folder.resolve("page.litmus");
      Files.writeString(test, block.text());
      Ran ran = Ran.of("run", test.toString());
      assertThat(block.text()).contains(" * Result: ");
      assertThat(ran.status()).as(block.text() + ran.err() + ran.out()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void everyLinkLeadsSomewhere(Page page) {
    assertThat(page.links()).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void everyPieceOfTheDriversPolicyIsInItsFile() throws IOException {
    Page page = Page.of("how-to/model-your-driver.md");
    String policy = Files.readString(Page.ROOT.resolve("docs/how-to/evdev/evdev.policy"));

    List<Page.Block> pieces = page.blocks("c");
    assertThat(pieces).hasSize(4);
    assertThat(pieces).allSatisfy(piece -> assertThat(policy).contains(piece.text()));
  }

  @Test
  void theDriversPageLinksToAllOfItsFiles() throws IOException {
    try (Stream<Path> files = Files.list(Page.ROOT.resolve("docs/how-to/evdev"))) {
      assertThat(Page.of("how-to/model-your-driver.md").links()).containsAll(files.toList());
    }
  }

  /** Or a page whose blocks nobody understands would be followed to no effect. */
  @Test
  void thePagesHaveCommands() {
    assertThat(Page.in("tutorial", "how-to"))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(page.blocks("console")).hasSizeGreaterThan(3));
  }
}
