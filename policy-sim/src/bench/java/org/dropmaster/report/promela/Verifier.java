package org.dropmaster.report.promela;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * SPIN's verifier of a model.
 *
 * @param level the highest level of optimization that gcc came to an end with
 * @param making seconds of processor time that it took to make, without the levels given up
 */
record Verifier(Path folder, String level, double making) {
  /** Processor seconds that gcc may take for a level. */
  private static final int PATIENCE = Integer.getInteger("gcc.seconds", 180);

  private static final String LIMITED = "ulimit -t " + PATIENCE + "; exec gcc \"$@\"";

  /** Made without partial order reduction, so that it counts as we do. */
  static Verifier of(String model, List<String> levels) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("spin");
    Files.writeString(folder.resolve("model.pml"), model);
    double spin = run(folder, List.of("spin", "-a", "model.pml")).well().cpu();
    Measured gcc = new Measured(0, 0, 1, "no level");
    for (String level : levels) {
      gcc = run(folder, gcc(level));
      if (gcc.status() == 0) {
        return new Verifier(folder, level, spin + gcc.cpu());
      }
      System.out.printf("  gcc %s had not come to an end after %d s%n", level, PATIENCE);
    }
    throw new IllegalStateException("gcc made no verifier:\n" + gcc.output());
  }

  private static List<String> gcc(String level) {
    return List.of(
        "sh", "-c", LIMITED, "sh", level, "-DSAFETY", "-DNOREDUCE", "-w", "-o", "pan", "pan.c");
  }

  private static Measured run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    return Measured.of(folder, command);
  }

  /** Searches as many states, with a hash table that fits them. */
  Measured search(long states) throws IOException, InterruptedException {
    int hashBits = Math.max(16, Long.SIZE - Long.numberOfLeadingZeros(states));
    long depth = 2 * states + 1000;
    return run(folder, List.of("./pan", "-m" + depth, "-w" + hashBits, "-n")).well();
  }
}
