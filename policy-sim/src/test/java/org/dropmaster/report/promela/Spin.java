package org.dropmaster.report.promela;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SPIN on one model: generated and compiled once, then run as often as wanted. */
public final class Spin {
  private static final Pattern STORED = Pattern.compile("(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");
  private static final Pattern NOTE = Pattern.compile("note: (.*)");

  private final Path folder;

  private Spin(Path folder) {
    this.folder = folder;
  }

  /**
   * What the verifier said.
   *
   * @param states distinct states
   * @param transitions moves, with one for the initial state and one for each final state
   * @param notes the lines of the verdict
   * @param output all it printed
   */
  public record Heard(long states, long transitions, Set<String> notes, String output) {}

  /** Whether SPIN and a C compiler are here. */
  public static boolean installed() {
    return List.of("spin", "gcc").stream()
        .allMatch(
            tool ->
                List.of(System.getenv("PATH").split(":", -1)).stream()
                    .anyMatch(place -> Files.isExecutable(Path.of(place, tool))));
  }

  /** Makes a verifier without partial order reduction, so that it counts as we do. */
  public static Spin of(Path folder, String model, String optimization)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("model.pml"), model);
    run(folder, List.of("spin", "-a", "model.pml"));
    run(folder, List.of("gcc", optimization, "-DSAFETY", "-DNOREDUCE", "-w", "-o", "pan", "pan.c"));
    return new Spin(folder);
  }

  /** Searches everything, to at most that depth, with a hash table of two to the power of slots. */
  public Heard search(long depth, int hashBits) throws IOException, InterruptedException {
    return heard(run(folder, List.of("./pan", "-m" + depth, "-w" + hashBits, "-n")));
  }

  /** What a verifier said that has come to an end. */
  static Heard heard(String output) {
    if (number(ERRORS, output) != 0 || output.contains("max search depth too small")) {
      throw new IllegalStateException("SPIN did not come to an end:\n" + output);
    }
    Set<String> notes = new TreeSet<>();
    Matcher note = NOTE.matcher(output);
    while (note.find()) {
      notes.add(note.group(1));
    }
    return new Heard(number(STORED, output), number(TRANSITIONS, output), notes, output);
  }

  private static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status + ":\n" + output);
    }
    return output;
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("SPIN printed no " + pattern + ":\n" + text);
    }
    return Long.parseLong(matcher.group(1));
  }
}
