package org.dropmaster.litmus;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.sessions.JqwikSession;
import net.jqwik.api.RandomGenerator;
import org.dropmaster.explore.Archived;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Importer;

/**
 * Small searches, by the clock and in processor time of the one thread that makes them. Warm: the
 * built-in tests of 500 to 2,000 states under their own policy, making the program and searching
 * it, for a thousand states each. Then a whole fresh JVM, with the launcher's options and classes
 * from an archive, that parses, makes and searches generated tests, whose texts are made before:
 * first as the laws do, which give up a test at 20,000 states, by one thread and by all as the
 * matrix does, then to the end. Arguments: passes over the built-in tests, and how many generated
 * ones.
 */
final class LitmusRace {
  private static final long SEED = 20250717;
  private static final String FRESH = "fresh";
  private static final String ARCHIVED = "archived";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** What took how long. */
  private record Took(double wall, double cpu) {
    Took per(double parts) {
      return new Took(wall / parts, cpu / parts);
    }

    Took and(Took more) {
      return new Took(wall + more.wall, cpu + more.cpu);
    }

    String text() {
      return String.format(Locale.ROOT, "%9.3f ms by the clock %9.3f ms cpu", wall, cpu);
    }
  }

  /** A test and its policy as trees. */
  private record Small(LitmusTree test, PolicyTree policy) {
    Instance instance(List<Importer> importers) {
      return LitmusProgram.of(test, policy, importers);
    }
  }

  private LitmusRace() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals(FRESH)) {
      generated(
          Integer.parseInt(args[1]), Long.parseLong(args[2]), Integer.parseInt(args[3]));
      return;
    }
    if (args.length == 1 && args[0].equals(ARCHIVED)) {
      warm(1);
      return;
    }
    warm(args.length > 0 ? Integer.parseInt(args[0]) : 15);
    int tests = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    String texts = texts(tests);
    Archived classes = Archived.by(List.of(LitmusRace.class.getName(), ARCHIVED));
    fresh(classes, tests, texts, 20_000, 1);
    fresh(classes, tests, texts, 20_000, Runtime.getRuntime().availableProcessors());
    fresh(classes, tests, texts, Long.MAX_VALUE, 1);
  }

  private static void warm(int passes) {
    List<Importer> importers = Runs.importers();
    List<Small> all = new ArrayList<>();
    for (String name : Runs.catalogue("litmus")) {
      LitmusTree test = Runs.builtInTest(name);
      String policy = test.header().getOrDefault("Policy", "").split("[, ]+", 2)[0];
      Small small = new Small(test, Runs.builtInPolicy(policy));
      long states = searched(small.instance(importers), Long.MAX_VALUE);
      if (states >= 500 && states <= 2_000) {
        all.add(small);
      }
    }
    List<Took> making = new ArrayList<>();
    List<Took> searching = new ArrayList<>();
    long states = 0;
    for (int i = 0; i < passes; i++) {
      Pass pass = new Pass(all, importers);
      states = pass.states;
      making.add(pass.making.per(states / 1e3));
      searching.add(pass.searching.per(states / 1e3));
    }
    System.out.printf(
        Locale.ROOT, "warm, %d tests of %,d states, for a thousand states, medians of %d passes%n",
        all.size(), states, passes);
    System.out.println("  making     " + median(making).text());
    System.out.println("  searching  " + median(searching).text());
    System.out.println("  in all     " + median(making).and(median(searching)).text());
  }

  /** Once over all tests. */
  private static final class Pass {
    private Took making = new Took(0, 0);
    private Took searching = new Took(0, 0);
    private long states;

    Pass(List<Small> all, List<Importer> importers) {
      for (Small small : all) {
        Watch watch = new Watch();
        Instance instance = small.instance(importers);
        making = making.and(watch.lap());
        states += searched(instance, Long.MAX_VALUE);
        searching = searching.and(watch.lap());
      }
    }
  }

  private static long searched(Instance instance, long most) {
    return LitmusRun.of(instance, Limits.NONE.withStates(most), Observer.NONE, LitmusRun.Way.of(Warming::new))
        .search()
        .states();
  }

  /** Texts come in by standard input, so that who makes them does not warm anything. */
  private static void fresh(
      Archived classes, int tests, String texts, long most, int threads) throws Exception {
    List<String> arguments = new ArrayList<>(Archived.MEMORY);
    arguments.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            LitmusRace.class.getName(),
            FRESH,
            Integer.toString(tests),
            Long.toString(most),
            Integer.toString(threads)));
    List<String> command = classes.java(arguments);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var to = process.getOutputStream()) {
      to.write(texts.getBytes(StandardCharsets.UTF_8));
      start = System.nanoTime();
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed");
    }
    System.out.print(said);
    System.out.printf(
        Locale.ROOT, "  until the JVM has ended, %.2f s%n", (System.nanoTime() - start) / 1e9);
  }

  private static String texts(int tests) {
    StringBuilder all = new StringBuilder();
    JqwikSession.run(
        () -> {
          RandomGenerator<Generated> generator = Generated.any().generator(tests);
          Random random = new Random(SEED);
          for (int i = 0; i < tests; ) {
            Generated next = generator.next(random).value();
            if (next.instance().isPresent()) {
              all.append(next.policy()).append('\f').append(next.test().text()).append('\f');
              i++;
            }
          }
        });
    return all.toString();
  }

  /** What one test took, or all of them. */
  private record Checked(Took parsing, Took making, Took searching, long states) {
    static final Checked NONE = new Checked(new Took(0, 0), new Took(0, 0), new Took(0, 0), 0);

    static Checked of(String policy, String test, List<Importer> importers, long most) {
      Watch watch = new Watch();
      Small small = new Small(Runs.litmus(test), Runs.policy(policy));
      Took parsing = watch.lap();
      Instance instance = small.instance(importers);
      Took making = watch.lap();
      long states = searched(instance, most);
      return new Checked(parsing, making, watch.lap(), states);
    }

    Checked and(Checked more) {
      return new Checked(
          parsing.and(more.parsing),
          making.and(more.making),
          searching.and(more.searching),
          states + more.states);
    }
  }

  private static void generated(int tests, long most, int threads) throws Exception {
    String[] texts = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\f", -1);
    long start = System.nanoTime();
    List<Importer> importers = Runs.importers();
    List<Callable<Checked>> each = new ArrayList<>();
    for (int i = 0; i < 2 * tests; i += 2) {
      int at = i;
      each.add(() -> Checked.of(texts[at], texts[at + 1], importers, most));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Checked all = Checked.NONE;
    for (Future<Checked> one : pool.invokeAll(each)) {
      all = all.and(one.get());
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    pool.shutdown();
    System.out.printf(
        Locale.ROOT,
        "a fresh JVM, %,d tests of %,d states, %d threads: %.2f s%n",
        tests,
        all.states(),
        threads,
        elapsed);
    System.out.println("  parsing    " + all.parsing().text());
    System.out.println("  making     " + all.making().text());
    System.out.println("  searching  " + all.searching().text());
    var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT,
        "  whole process, compiler's and collector's threads included: %.2f s cpu%n",
        os.getProcessCpuTime() / 1e9);
  }

  private static Took median(List<Took> runs) {
    return new Took(
        runs.stream().map(Took::wall).sorted().toList().get(runs.size() / 2),
        runs.stream().map(Took::cpu).sorted().toList().get(runs.size() / 2));
  }

  /** Milliseconds since it was looked at last. */
  private static final class Watch {
    private long wall = System.nanoTime();
    private long cpu = THREADS.getCurrentThreadCpuTime();

    Took lap() {
      long nowWall = System.nanoTime();
      long nowCpu = THREADS.getCurrentThreadCpuTime();
      Took took = new Took((nowWall - wall) / 1e6, (nowCpu - cpu) / 1e6);
      wall = nowWall;
      cpu = nowCpu;
      return took;
    }
  }
}
