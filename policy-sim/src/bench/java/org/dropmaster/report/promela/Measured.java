package org.dropmaster.report.promela;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole process, and those that it started.
 *
 * @param wall seconds by the clock
 * @param cpu seconds of processor time, user and system
 * @param status how it ended
 * @param output all it printed
 */
record Measured(double wall, double cpu, int status, String output) {
  /** A shell knows what its children took; nobody else here does. */
  private static final String SCRIPT =
      "out=$1; shift; \"$@\" >\"$out\" 2>&1; status=$?; times; exit $status";

  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

  static Measured of(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("race", ".out");
    List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", output.toString()));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    String said = Files.readString(output);
    Files.delete(output);
    return new Measured(wall, children(times), status, said);
  }

  /** The second line; the first is the shell's own. */
  private static double children(String times) {
    Matcher line = TIMES.matcher(times);
    if (!line.find() || !line.find()) {
      throw new IllegalStateException("no times of children in: " + times);
    }
    double minutes = Integer.parseInt(line.group(1)) + Integer.parseInt(line.group(3));
    return 60 * minutes + Double.parseDouble(line.group(2)) + Double.parseDouble(line.group(4));
  }

  /** Itself, if it ended well. */
  Measured well() {
    if (status != 0) {
      throw new IllegalStateException("ended with " + status + ":\n" + output);
    }
    return this;
  }
}
