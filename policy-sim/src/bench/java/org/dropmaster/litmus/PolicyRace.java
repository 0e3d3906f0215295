package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Outcome;
import org.dropmaster.explore.bytecode.Warming;

/**
 * The packed search of a policy under {@code check} against the naive explorer, in one process and
 * in turns, with equal counts, or the race is void. Arguments: how often, processes, calls.
 */
final class PolicyRace {
  private static final int NAIVE_AT_MOST = 4_000_000;

  private final Instance instance;

  private PolicyRace(int processes, int calls) {
    Client client =
        new Client(
            processes, 1, calls, 1, 0, processes, List.of("PINNED", "REVOCABLE"), false);
    instance =
        ClientProgram.of(client, Runs.builtInPolicy("exclusive-owner"), Runs.importers())
            .instance();
  }

  public static void main(String[] args) {
    int times = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    int processes = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    int calls = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    System.out.printf(
        Locale.ROOT, "check exclusive-owner, %d x 1 x %d, medians of %d%n", processes, calls, times);
    new PolicyRace(processes, calls).run(times);
  }

  private void run(int times) {
    List<Double> packed = new ArrayList<>();
    List<Double> naive = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    List<Naive.Found> found = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      packed.add(seconds(() -> outcomes.add(search())));
      naive.add(seconds(() -> found.add(Naive.explore(instance, NAIVE_AT_MOST).orElseThrow())));
    }
    Outcome ours = outcomes.get(0);
    Naive.Found theirs = found.get(0);
    if (ours.states() != theirs.states()
        || ours.transitions() != theirs.transitions()
        || ours.depth() != theirs.depth()) {
      throw new IllegalStateException("counts differ: " + ours + " and " + theirs.states());
    }
    print("packed", ours, median(packed), 1);
    print("naive", ours, median(naive), median(naive) / median(packed));
    System.out.printf(Locale.ROOT, "  %.1f bytes a state%n", (double) ours.bytes() / ours.states());
  }

  private Outcome search() {
    return LitmusRun.of(instance, Limits.NONE, Observer.NONE, Warming::new).search();
  }

  private static double median(List<Double> runs) {
    return runs.stream().sorted().toList().get(runs.size() / 2);
  }

  private static double seconds(Supplier<?> work) {
    long start = System.nanoTime();
    if (work.get() == null) {
      throw new IllegalStateException("nothing was done");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String who, Outcome counts, double seconds, double ratio) {
    System.out.printf(
        Locale.ROOT,
        "  %-8s %8.2f s %,12.0f states/s %,12.0f transitions/s  %6.2f x the packed search's time%n",
        who,
        seconds,
        counts.states() / seconds,
        counts.transitions() / seconds,
        ratio);
  }
}
