package org.dropmaster.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A result and how long its whole process took. */
record Timed<T>(T result, double seconds) {
  static Timed<String> run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = Spin.text(process.getInputStream().readAllBytes());
    int status = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status + ":\n" + output);
    }
    return new Timed<>(output, seconds);
  }
}
