package org.dropmaster.report.promela;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.explore.threads.Threads;
import org.dropmaster.litmus.Client;
import org.dropmaster.litmus.ClientProgram;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Reduction;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.report.ExpectedTable;

/**
 * Whole processes, ours against SPIN's on the same step table, in turns, with equal counts, or the
 * race is void: the tests of the whole matrix with the most states, and most general clients of
 * exclusive-owner, by one thread and by all. What Java needs to start and SPIN to make its
 * verifier is told apart; and how long the same searches take in a JVM that has made them before,
 * as the matrix and an editor's would.
 *
 * <p>Arguments: how often each runs, how many tests, and clients as processes, threads, calls,
 * buffers, regions: {@code 3 10 2,1,3,1,0 2,1,4,1,0}. Ours is started by {@code bin/dropmaster}, or
 * what {@code -Dlauncher} says.
 */
final class TestRace {
  private static final String POLICY = "exclusive-owner";
  private static final List<String> CLASSES = List.of("PINNED", "REVOCABLE");
  private static final List<String> LAUNCHER =
      List.of(System.getProperty("launcher", "bin/dropmaster"));

  private final int times;
  private final double start;
  private int outOfReach = Integer.MAX_VALUE;

  private TestRace(int times, double start) {
    this.times = times;
    this.start = start;
  }

  /** What is searched, and in which ways we are asked to. */
  private record Runner(String name, Instance instance, Map<String, List<String>> commands) {
    static Runner of(BuiltIn test) {
      List<String> command = List.of("run", test.test(), "--policy", test.policy());
      return new Runner(test.toString(), test.instance(), oneAndAll(command));
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
      return new Runner("check " + POLICY + " " + client, instance, oneAndAll(command));
    }

    private static Map<String, List<String>> oneAndAll(List<String> command) {
      List<String> one = new ArrayList<>(command);
      one.addAll(List.of("--workers", "1"));
      Map<String, List<String>> commands = new LinkedHashMap<>();
      commands.put("one thread", one);
      commands.put("all threads", command);
      return commands;
    }

    SpinVerdict verdict() {
      return SpinVerdict.ours(searched(1));
    }

    private Verdict searched(int threads) {
      LitmusRun.Way way =
          new LitmusRun.Way(
              Warming::new,
              search -> threads == 1 ? search : search.workers(Threads.of(threads)),
              Reduction.USUAL);
      return LitmusRun.of(instance, Limits.NONE, Observer.NONE, way);
    }

    /** Seconds by the clock from the program to the verdict, in this JVM, of so many the median. */
    double warm(int threads, int times) {
      double[] seconds = new double[times];
      for (int i = -times; i < times; i++) {
        long start = System.nanoTime();
        searched(threads);
        seconds[Math.max(0, i)] = (System.nanoTime() - start) / 1e9;
      }
      Arrays.sort(seconds);
      return seconds[times / 2];
    }
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!Spin.installed()) {
      System.out.println("SPIN is NOT raced: install the packages spin and gcc to have it.");
      return;
    }
    int times = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    ours(List.of("--version")); // builds, if need be
    List<Measured> starts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      starts.add(ours(List.of("--version")));
    }
    TestRace race = new TestRace(times, median(starts, Measured::wall));
    System.out.printf(
        Locale.ROOT, "by the clock, medians of %d; to start takes %.2f s%n", times, race.start);
    for (BuiltIn test : largest(args.length > 1 ? Integer.parseInt(args[1]) : 10)) {
      race.run(Runner.of(test));
    }
    List<String> clients = List.of("2,1,3,1,0", "2,1,4,1,0");
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
    Verifier verifier = verifier(PromelaModel.of(runner.name(), runner.instance()));
    List<Measured> spins = new ArrayList<>();
    Map<String, List<Measured>> ours = new LinkedHashMap<>();
    for (int i = 0; i < times; i++) {
      spins.add(spin(verifier, runner.name(), verdict));
      for (var command : runner.commands().entrySet()) {
        ours.computeIfAbsent(command.getKey(), way -> new ArrayList<>())
            .add(ours(command.getValue()));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-55s %,10d states  SPIN %s, its verifier made in %.1f s (gcc %s)%n",
        runner.name(),
        verdict.states(),
        seconds(spins),
        verifier.making(),
        verifier.level());
    ours.forEach((way, runs) -> print(way, runs, spins, verifier.making()));
    double spin = median(spins, Measured::wall);
    for (int threads : List.of(1, Runtime.getRuntime().availableProcessors())) {
      double warm = runner.warm(threads, times);
      System.out.printf(
          Locale.ROOT,
          "  ours warm, %d threads %.3f s: %.2f x as fast%n",
          threads,
          warm,
          spin / warm);
    }
  }

  private static String seconds(List<Measured> runs) {
    return String.format(
        Locale.ROOT,
        "%.2f s (of processors %.2f)",
        median(runs, Measured::wall),
        median(runs, Measured::cpu));
  }

  private void print(String way, List<Measured> runs, List<Measured> spins, double making) {
    double spin = median(spins, Measured::wall);
    double ours = median(runs, Measured::wall);
    System.out.printf(
        Locale.ROOT,
        "  ours by %s %s: %.2f x as fast; without the start %.2f x; with the making %.1f x%n",
        way,
        seconds(runs),
        spin / ours,
        spin / Math.max(0.01, ours - start),
        (spin + making) / ours);
  }

  /** With the best optimization that gcc comes to an end with; the next larger need not try. */
  private Verifier verifier(String model) throws IOException, InterruptedException {
    List<String> levels = List.of("-O3", "-O2", "-O1");
    Verifier made = Verifier.of(model, model.length() < outOfReach ? levels : levels.subList(1, 3));
    if (!made.level().equals("-O3")) {
      outOfReach = Math.min(outOfReach, model.length());
    }
    return made;
  }

  private static Measured ours(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(LAUNCHER);
    command.addAll(arguments);
    Measured run = Measured.of(Path.of("").toAbsolutePath(), command);
    if (run.status() > 3) {
      throw new IllegalStateException(command + " ended with " + run.status());
    }
    return run;
  }

  private static Measured spin(Verifier verifier, String name, SpinVerdict verdict)
      throws IOException, InterruptedException {
    Measured run = verifier.search(verdict.states());
    SpinVerdict spins = SpinVerdict.spins(Spin.heard(run.output()));
    if (!spins.equals(verdict)) {
      throw new IllegalStateException(name + " counts otherwise in SPIN: " + spins);
    }
    return run;
  }

  private static double median(List<Measured> runs, ToDoubleFunction<Measured> of) {
    return runs.stream().mapToDouble(of).sorted().toArray()[runs.size() / 2];
  }
}
