package org.dropmaster.report.promela;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dropmaster.cli.Dropmaster;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.litmus.Client;
import org.dropmaster.litmus.ClientProgram;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.ExpectedTable;

/**
 * Whole processes, ours against SPIN's on the same step table, with equal counts, or the race is
 * void: the tests of the whole matrix with the most states, and most general clients of
 * exclusive-owner. What SPIN needs to make its verifier is told apart.
 *
 * <p>Arguments: how often each runs, how many tests, and clients as processes, threads, calls,
 * buffers, regions: {@code 3 10 2,1,3,1,0 3,1,2,1,0}. With {@code -Dlauncher=bin/dropmaster} ours
 * is started by that script.
 */
final class TestRace {
  private static final String POLICY = "exclusive-owner";
  private static final List<String> CLASSES = List.of("PINNED", "REVOCABLE");

  private final int times;

  private TestRace(int times) {
    this.times = times;
  }

  /** What is searched, and how we are asked to. */
  private record Runner(String name, Instance instance, List<String> command) {
    static Runner of(BuiltIn test) {
      return new Runner(
          test.toString(),
          test.instance(),
          List.of("run", test.test(), "--policy", test.policy()));
    }

    static Runner of(String client) {
      int[] bounds = Stream.of(client.split(",", -1)).mapToInt(Integer::parseInt).toArray();
      List<String> command = new ArrayList<>(List.of("check", POLICY, "--reduce", "fusing"));
      List<String> options = List.of("--procs", "--threads", "--calls", "--bufs", "--mrs");
      for (int i = 0; i < options.size(); i++) {
        command.addAll(List.of(options.get(i), Integer.toString(bounds[i])));
      }
      Loader loader = new Loader(new Texts(InputStream.nullInputStream()));
      Instance instance =
          ClientProgram.of(
                  new Client(
                      bounds[0], bounds[1], bounds[2], bounds[3], bounds[4], bounds[0], CLASSES, false),
                  loader.policy(POLICY).orElseThrow(),
                  loader.importers())
              .instance();
      return new Runner("check " + POLICY + " " + client, instance, command);
    }

    SpinVerdict verdict() {
      return SpinVerdict.ours(
          LitmusRun.of(instance, Limits.NONE, Observer.NONE, LitmusRun.Way.of(Warming::new)));
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!Spin.installed()) {
      System.out.println("SPIN is NOT raced: install the packages spin and gcc to have it.");
      return;
    }
    TestRace race = new TestRace(args.length > 0 ? Integer.parseInt(args[0]) : 3);
    for (BuiltIn test : largest(args.length > 1 ? Integer.parseInt(args[1]) : 10)) {
      race.run(Runner.of(test));
    }
    List<String> clients = List.of("2,1,3,1,0", "2,1,3,1,1", "3,1,2,1,0");
    for (String client : args.length > 2 ? List.of(args).subList(2, args.length) : clients) {
      race.run(Runner.of(client));
    }
  }

  private static List<BuiltIn> largest(int most) {
    String text = Texts.resource("/org/dropmaster/litmus/" + ExpectedTable.FILE).orElseThrow();
    return ExpectedTable.parse(ExpectedTable.FILE, text).without(List.of()).stream()
        .sorted(Comparator.comparingLong(row -> -row.states()))
        .limit(most)
        .map(row -> new BuiltIn(row.test(), row.policy()))
        .toList();
  }

  private void run(Runner runner) throws IOException, InterruptedException {
    SpinVerdict verdict = runner.verdict();
    long start = System.nanoTime();
    Path folder = Files.createTempDirectory("spin");
    Spin spin = Spin.of(folder, PromelaModel.of(runner.name(), runner.instance()), "-O3");
    double making = seconds(start);
    List<Double> ours = new ArrayList<>();
    List<Double> spins = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      ours.add(ours(runner));
      spins.add(spin(spin, runner.name(), verdict));
    }
    System.out.printf(
        Locale.ROOT,
        "%-55s %,10d states  ours %6.2f s  SPIN %6.2f s (%.2f x)  its verifier made in %.1f s%n",
        runner.name(),
        verdict.states(),
        median(ours),
        median(spins),
        median(spins) / median(ours),
        making);
  }

  private static double ours(Runner runner) throws IOException, InterruptedException {
    String launcher = System.getProperty("launcher", "");
    List<String> command = new ArrayList<>(launcher.isEmpty() ? plain() : List.of(launcher));
    command.addAll(runner.command());
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

  private static List<String> plain() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Dropmaster.class.getName());
  }

  private static double spin(Spin spin, String name, SpinVerdict verdict)
      throws IOException, InterruptedException {
    long states = verdict.states();
    int hashBits = Math.max(16, Long.SIZE - Long.numberOfLeadingZeros(states));
    long start = System.nanoTime();
    Spin.Heard heard = spin.search(2 * states + 1000, hashBits);
    double took = seconds(start);
    if (!SpinVerdict.spins(heard).equals(verdict)) {
      throw new IllegalStateException(
          name + " counts otherwise in SPIN: " + SpinVerdict.spins(heard));
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
