package org.dropmaster.explore;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SPIN on a Promela text: generated and compiled once, then run as a whole process. */
final class Spin {
  private static final Pattern STORED = Pattern.compile("([\\d.e+]+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("([\\d.e+]+) transitions");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");

  private final Path folder;
  private final int hashBits;

  private Spin(Path folder, int hashBits) {
    this.folder = folder;
    this.hashBits = hashBits;
  }

  static boolean installed() {
    return List.of("spin", "gcc").stream()
        .allMatch(
            tool ->
                List.of(System.getenv("PATH").split(":", -1)).stream()
                    .anyMatch(place -> Files.isExecutable(Path.of(place, tool))));
  }

  /** Compiles the reference model, without partial order, at the compiler's best. */
  static Spin reference(int processes, int buffers, int commands, int hashBits)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("spin");
    try (InputStream text = Spin.class.getResourceAsStream("/promela/reference.pml")) {
      Files.copy(Objects.requireNonNull(text), folder.resolve("reference.pml"));
    }
    Timed.run(
        folder,
        List.of(
            "spin",
            "-DP=" + processes,
            "-DB=" + buffers,
            "-DC=" + commands,
            "-a",
            "reference.pml"));
    Timed.run(folder, List.of("gcc", "-O3", "-DSAFETY", "-DNOREDUCE", "-w", "-o", "pan", "pan.c"));
    return new Spin(folder, hashBits);
  }

  /** One run with a hash table that fits the states, so that its chains are short. */
  Timed<Counts> run() throws IOException, InterruptedException {
    Timed<String> run = Timed.run(folder, List.of("./pan", "-m10000000", "-w" + hashBits, "-n"));
    if (number(ERRORS, run.result()) != 0) {
      throw new IllegalStateException("SPIN found an error:\n" + run.result());
    }
    // SPIN counts the arrival in the initial state as a transition, and prints large numbers short.
    Counts counts =
        new Counts(number(STORED, run.result()), number(TRANSITIONS, run.result()) - 1, -1, 0);
    return new Timed<>(counts, run.seconds());
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("SPIN printed no " + pattern + ":\n" + text);
    }
    return new BigDecimal(matcher.group(1)).longValueExact();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
