package org.dropmaster.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One whole process that explores the reference model: processes, buffers, commands, strategy. */
final class ReferenceRun {
  /**
   * What is said to its JVM. Loops are compiled on their own: compiled into their callers they cost
   * the compiler more than they save.
   */
  static final List<String> FLAGS =
      Stream.concat(
              Archived.MEMORY.stream(),
              Stream.of("-XX:+UseTransparentHugePages", "-Xms1g", "-XX:FreqInlineSize=60"))
          .toList();

  private static @Nullable Archived classes;

  private ReferenceRun() {}

  /** Runs what is asked for; of nothing, a little of all, which loads the classes of all. */
  public static void main(String[] args) {
    if (args.length == 0) {
      for (Strategy strategy : Strategy.values()) {
        strategy.run(new ReferenceModel(1, 1, 1));
      }
      return;
    }
    ReferenceModel model =
        new ReferenceModel(
            Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.out.println(Counts.of(Strategy.valueOf(args[3]).run(model)).line());
  }

  /** Runs it, on an instance as P, B and C. */
  static Timed<Counts> whole(Strategy strategy, String... instance)
      throws IOException, InterruptedException {
    if (classes == null) {
      classes = Archived.by(List.of(ReferenceRun.class.getName()));
    }
    List<String> arguments = new ArrayList<>(FLAGS);
    arguments.add(ReferenceRun.class.getName());
    arguments.addAll(List.of(instance));
    arguments.add(strategy.name());
    Timed<String> run = Timed.run(Path.of("."), classes.java(arguments));
    return new Timed<>(Counts.parse(run.result()), run.seconds());
  }
}
