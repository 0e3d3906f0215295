package org.dropmaster.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One whole process that explores the reference model: processes, buffers, commands, strategy. */
final class ReferenceRun {
  private ReferenceRun() {}

  public static void main(String[] args) {
    ReferenceModel model =
        new ReferenceModel(
            Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.out.println(Counts.of(Strategy.valueOf(args[3]).run(model)).line());
  }

  /** Runs it, on an instance as P, B and C. */
  static Timed<Counts> whole(Strategy strategy, String... instance)
      throws IOException, InterruptedException {
    Timed<String> run =
        Timed.run(
            Path.of("."),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseTransparentHugePages",
                "-Xms1g",
                "-cp",
                System.getProperty("java.class.path"),
                ReferenceRun.class.getName(),
                instance[0],
                instance[1],
                instance[2],
                strategy.name()));
    return new Timed<>(Counts.parse(run.result()), run.seconds());
  }
}
