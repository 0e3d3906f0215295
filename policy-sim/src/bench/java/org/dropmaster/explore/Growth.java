package org.dropmaster.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the reference model grows with one more process or buffer: states, time and memory of whole
 * processes, plain, by sets and reduced, as a table and, in the file that is named, as a plot.
 */
final class Growth {
  private static final List<Strategy> WAYS =
      List.of(Strategy.EXPLICIT, Strategy.SETS, Strategy.REDUCED);
  private static final List<String> INSTANCES =
      List.of("1,1,1", "1,2,1", "2,1,1", "2,2,1", "2,3,1", "3,1,1", "3,2,1", "3,3,1", "4,2,1");

  private Growth() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> instances = args.length > 1 ? List.of(args).subList(1, args.length) : INSTANCES;
    Chart states = new Chart("states", WAYS.size());
    Chart seconds = new Chart("seconds", WAYS.size());
    Chart memory = new Chart("megabytes of states", WAYS.size());
    System.out.println("| P, B, C | states | reduced | times fewer | s | by sets | reduced | MB | by sets | reduced |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (String instance : instances) {
      List<Timed<Counts>> runs = new ArrayList<>();
      for (Strategy way : WAYS) {
        runs.add(ReferenceRun.whole(way, instance.split(",", -1)));
      }
      states.add(instance, runs.stream().map(run -> (double) run.result().states()).toList());
      seconds.add(instance, runs.stream().map(Timed::seconds).toList());
      memory.add(instance, runs.stream().map(Growth::megabytes).toList());
      row(instance, runs);
    }
    if (args.length > 0) {
      List<String> names = WAYS.stream().map(way -> way.name().toLowerCase(Locale.ROOT)).toList();
      Files.writeString(Path.of(args[0]), Chart.svg(names, List.of(states, seconds, memory)));
    }
  }

  private static double megabytes(Timed<Counts> run) {
    return run.result().bytesPerState() * run.result().states() / (1 << 20);
  }

  private static void row(String instance, List<Timed<Counts>> runs) {
    long plain = runs.get(0).result().states();
    long reduced = runs.get(2).result().states();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
        instance,
        plain,
        reduced,
        (double) plain / reduced,
        runs.get(0).seconds(),
        runs.get(1).seconds(),
        runs.get(2).seconds(),
        megabytes(runs.get(0)),
        megabytes(runs.get(1)),
        megabytes(runs.get(2)));
  }
}
