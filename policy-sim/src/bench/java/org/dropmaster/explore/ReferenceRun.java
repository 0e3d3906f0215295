package org.dropmaster.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One whole process that explores the reference model: processes, buffers, commands, strategy. */
final class ReferenceRun {
  /**
   * What is said to its JVM. Loops are compiled on their own: compiled into their callers they cost
   * the compiler more than they save.
   */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseTransparentHugePages",
          "-Xms1g",
          "-XX:FreqInlineSize=60");

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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ReferenceRun.class.getName()));
    command.addAll(List.of(instance));
    command.add(strategy.name());
    Timed<String> run = Timed.run(Path.of("."), command);
    return new Timed<>(Counts.parse(run.result()), run.seconds());
  }
}
