package org.dropmaster.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whole processes on the reference model, one after the other: ours, SPIN's and the naive
 * explorer's, with equal counts, or the race is void. Arguments: how often each runs, then
 * instances as P,B,C.
 */
final class Race {
  private static final int SPIN_AT_MOST = 50_000_000;
  private static final int NAIVE_AT_MOST = 3_000_000;

  private final int times;

  private Race(int times) {
    this.times = times;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!Spin.installed()) {
      System.out.println("SPIN is NOT raced: install the packages spin and gcc to have it.");
    }
    Race race = new Race(args.length > 0 ? Integer.parseInt(args[0]) : 3);
    List<String> instances =
        args.length > 1 ? List.of(args).subList(1, args.length) : List.of("3,2,1", "3,2,7");
    for (String instance : instances) {
      race.run(instance.split(",", -1));
    }
  }

  private void run(String[] instance) throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "P=%s B=%s C=%s, medians of %d%n",
        instance[0],
        instance[1],
        instance[2],
        times);
    Timed<Counts> first = median(Strategy.EXPLICIT, instance);
    print("explicit", first, first);
    for (Strategy strategy : Strategy.values()) {
      if (strategy != Strategy.EXPLICIT
          && (strategy != Strategy.NAIVE || first.result().states() < NAIVE_AT_MOST)) {
        print(strategy.name().toLowerCase(Locale.ROOT), median(strategy, instance), first);
      }
    }
    if (Spin.installed() && first.result().states() < SPIN_AT_MOST) {
      print("SPIN", spin(instance, first.result().states()), first);
    }
  }

  private Timed<Counts> median(Strategy strategy, String[] instance)
      throws IOException, InterruptedException {
    List<Timed<Counts>> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      runs.add(ours(strategy, instance));
    }
    return median(runs);
  }

  private Timed<Counts> spin(String[] instance, long states)
      throws IOException, InterruptedException {
    int hashBits = Math.max(20, Long.SIZE - Long.numberOfLeadingZeros(states));
    Spin spin =
        Spin.reference(
            Integer.parseInt(instance[0]),
            Integer.parseInt(instance[1]),
            Integer.parseInt(instance[2]),
            hashBits);
    List<Timed<Counts>> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      runs.add(spin.run());
    }
    return median(runs);
  }

  private static Timed<Counts> ours(Strategy strategy, String[] instance)
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

  private static Timed<Counts> median(List<Timed<Counts>> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Timed::seconds))
        .toList()
        .get(runs.size() / 2);
  }

  private static void print(String who, Timed<Counts> run, Timed<Counts> explicit) {
    if (!run.result().agreesWith(explicit.result())) {
      throw new IllegalStateException(who + " counts otherwise: " + run + ", not " + explicit);
    }
    System.out.printf(
        Locale.ROOT,
        "  %-10s %9.2f s  %6.2f x the explicit search's time  %,d states %,d transitions%s%n",
        who,
        run.seconds(),
        run.seconds() / explicit.seconds(),
        run.result().states(),
        run.result().transitions(),
        run.result().bytesPerState() == 0
            ? ""
            : String.format(Locale.ROOT, "  %.1f bytes a state", run.result().bytesPerState()));
  }
}
