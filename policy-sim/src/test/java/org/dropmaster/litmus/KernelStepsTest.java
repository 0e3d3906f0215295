package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.junit.jupiter.api.Test;

/**
 * What witnesses and replays call the kernel's steps, held against a text that somebody has read.
 *
 * <p>Steps that follow each other under the same name are one line; a file in parentheses stands
 * where the statements of a policy or of an importer come.
 */
class KernelStepsTest {
  private static final String REFERENCE = "/org/dropmaster/litmus/kernel-steps.txt";

  /** Tests that together have every call, every verb of several steps and every actor. */
  private static final List<String> TESTS =
      List.of(
          "unplug-with-all-open",
          "revoke-twice",
          "disabled-after-reset",
          "close-with-command-pending",
          "message-dies-with-receiver",
          "dup-keeps-owning",
          "munmap-is-the-last-reference",
          "dma-buf-mmap-after-drop",
          "static-region-ends");

  @Test
  void theKernelsStepsAreCalledAsTheReferenceSays() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String test : TESTS) {
      text.append(test).append('\n');
      Runs.builtIn(test).program().routines().forEach(routine -> write(text, routine));
    }
    Path written = Path.of("target", "kernel-steps.txt");
    Files.createDirectories(written.getParent());
    Files.writeString(written, text);
    assertThat(text.toString())
        .as(
            "Where the words are meant to be others, copy policy-sim/%s to"
                + " policy-sim/src/test/resources%s and read the difference",
            written, REFERENCE)
        .isEqualTo(Runs.find(REFERENCE).orElse(""));
  }

  private static void write(StringBuilder text, Routine routine) {
    text.append("  ").append(routine.actor()).append('\n');
    String last = "";
    for (Step step : routine.steps()) {
      Origin from = step.origin();
      String name = from.line() == 0 ? from.text() : "(" + from.file() + ")";
      if (!name.equals(last)) {
        text.append("    ").append(name).append('\n');
      }
      last = name;
    }
  }

  @Test
  void noBuiltInTestHasAStepOfTheKernelThatTheReferenceLacks() {
    Set<String> known = new TreeSet<>();
    TESTS.forEach(test -> known.addAll(words(test)));
    for (String test : Runs.catalogue("litmus")) {
      assertThat(words(test)).as(test).isSubsetOf(known);
    }
  }

  /** The names of the kernel's steps in a test, whatever the driver's commands are called. */
  private static Set<String> words(String test) {
    Set<String> words = new TreeSet<>();
    for (Routine routine : Runs.builtIn(test).program().routines()) {
      for (Step step : routine.steps()) {
        if (step.origin().line() == 0) {
          words.add(step.origin().text().replaceAll("[A-Z_]{2,}|(?<=(put|look up) )\\w$", "..."));
        }
      }
    }
    return words;
  }
}
