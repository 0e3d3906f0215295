package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that models a driver, followed to the letter: what it shows is what comes. */
class HowToTest {
  private static final Path PAGE =
      Path.of("").toAbsolutePath().getParent().resolve("docs/how-to/model-your-driver.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final String LAUNCHER = "$ policy-sim/bin/dropmaster ";
  private static final List<String> FILES =
      List.of(
          "evdev.policy",
          "evdev-grab.litmus",
          "evdev-revoke.litmus",
          "evdev-revoked.litmus",
          "evdev-ungrab.litmus");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void theFilesOfThePage() throws IOException {
    for (String name : FILES) {
      Files.writeString(folder.resolve(name), file(name));
    }
  }

  private static String file(String name) throws IOException {
    try (var in = HowToTest.class.getResourceAsStream("/org/dropmaster/howto/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> blocks(String kind) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      if (block.group(1).equals(kind)) {
        found.add(block.group(2));
      }
    }
    return found;
  }

  @Test
  void everyCommandSaysWhatThePageSaysThatItDoes() throws IOException {
    List<String> consoles = blocks("console");

    assertThat(consoles).hasSize(4);
    for (String console : consoles) {
      String command = console.lines().findFirst().orElse("");
      assertThat(command).startsWith(LAUNCHER);
      assertThat(said(command.substring(LAUNCHER.length())))
          .as(command)
          .isEqualTo(console.substring(console.indexOf('\n') + 1));
    }
  }

  /** In the folder of the files, of which the page says nothing. */
  private String said(String command) {
    String[] words =
        Stream.of(command.split(" ", -1))
            .map(w -> w.equals(".") || w.startsWith("evdev") ? folder.resolve(w).normalize() : w)
            .map(Object::toString)
            .toArray(String[]::new);
    return Ran.of(words).out().replace(folder + "/", "");
  }

  @Test
  void everyPieceOfThePolicyIsInTheFile() throws IOException {
    String policy = file("evdev.policy");

    assertThat(blocks("")).hasSize(4).allSatisfy(piece -> assertThat(policy).contains(piece));
  }

  @Test
  void everyFileThatThePageLinksToIsOneOfItsFiles() throws IOException {
    Matcher link = Pattern.compile("/howto/([\\w.-]+)\\)").matcher(Files.readString(PAGE));

    assertThat(link.results().map(r -> r.group(1)))
        .containsExactlyInAnyOrder(FILES.toArray(String[]::new));
  }
}
