package org.dropmaster.report.promela;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.dropmaster.cli.Dropmaster;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.litmus.LitmusRun;

/**
 * Whole processes on the built-in tests with the most states, ours against SPIN's on the same step
 * table, with equal counts, or the race is void. What SPIN needs to make its verifier is told
 * apart. Arguments: how often each runs, and how many tests.
 */
final class TestRace {
  private final int times;

  private TestRace(int times) {
    this.times = times;
  }

  /** A test with what a search of it counts. */
  private record Runner(BuiltIn test, SpinVerdict verdict) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!Spin.installed()) {
      System.out.println("SPIN is NOT raced: install the packages spin and gcc to have it.");
      return;
    }
    TestRace race = new TestRace(args.length > 0 ? Integer.parseInt(args[0]) : 3);
    for (Runner runner : largest(args.length > 1 ? Integer.parseInt(args[1]) : 10)) {
      race.run(runner);
    }
  }

  private static List<Runner> largest(int most) {
    List<Runner> all = new ArrayList<>();
    for (BuiltIn test : BuiltIn.all()) {
      var verdict = LitmusRun.of(test.instance(), Limits.NONE, Observer.NONE);
      all.add(new Runner(test, SpinVerdict.ours(verdict)));
    }
    all.sort(Comparator.comparingLong(r -> -r.verdict().states()));
    return all.subList(0, Math.min(most, all.size()));
  }

  private void run(Runner runner) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path folder = Files.createTempDirectory("spin");
    Spin spin = Spin.of(folder, runner.test().model(), "-O3");
    double making = seconds(start);
    List<Double> ours = new ArrayList<>();
    List<Double> spins = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      ours.add(ours(runner.test()));
      spins.add(spin(spin, runner));
    }
    System.out.printf(
        Locale.ROOT,
        "%-55s %,10d states  ours %6.2f s  SPIN %6.2f s (%.2f x)  its verifier made in %.1f s%n",
        runner.test(),
        runner.verdict().states(),
        median(ours),
        median(spins),
        median(spins) / median(ours),
        making);
  }

  private static double ours(BuiltIn test) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Dropmaster.class.getName(),
            "run",
            test.test(),
            "--policy",
            test.policy());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = process.waitFor();
    if (status > 3) {
      throw new IllegalStateException(command + " ended with " + status);
    }
    return seconds(start);
  }

  private static double spin(Spin spin, Runner runner) throws IOException, InterruptedException {
    long states = runner.verdict().states();
    int hashBits = Math.max(16, Long.SIZE - Long.numberOfLeadingZeros(states));
    long start = System.nanoTime();
    Spin.Heard heard = spin.search(2 * states + 1000, hashBits);
    double took = seconds(start);
    if (!SpinVerdict.spins(heard).equals(runner.verdict())) {
      throw new IllegalStateException(
          runner + " counts otherwise in SPIN: " + SpinVerdict.spins(heard));
    }
    return took;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double median(List<Double> runs) {
    return runs.stream().sorted().toList().get(runs.size() / 2);
  }
}
