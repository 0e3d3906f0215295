package org.dropmaster.explore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whole processes on the reference model, in turns: ours, SPIN's and the naive explorer's, with
 * equal counts, or the race is void. Arguments: how often each runs, then instances as P,B,C. Who
 * cannot hold an instance, as sets at a time tell its size, takes no part in it.
 *
 * <p>3,3,1 has 43,755,624 states and 4,2,1 has 103,048,848: SPIN takes minutes and up to 6 GB. Only
 * sets at a time hold 4,3,1 with its 3,262,883,472.
 */
final class Race {
  private static final int SPIN_AT_MOST = 110_000_000;

  private final int times;
  private final String[] instance;
  private final Map<String, List<Timed<Counts>>> runs = new LinkedHashMap<>();

  private Race(int times, String[] instance) {
    this.times = times;
    this.instance = instance;
  }

  /** Somebody who runs once. */
  private interface Racer {
    Timed<Counts> run() throws IOException, InterruptedException;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!Spin.installed()) {
      System.out.println("SPIN is NOT raced: install the packages spin and gcc to have it.");
    }
    int times = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    List<String> instances =
        args.length > 1 ? List.of(args).subList(1, args.length) : List.of("3,2,1", "3,2,7");
    for (String instance : instances) {
      new Race(times, instance.split(",", -1)).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    Counts counts = ReferenceRun.whole(Strategy.SETS, instance).result();
    System.out.printf(
        Locale.ROOT,
        "P=%s B=%s C=%s, medians of %d: %,d states %,d transitions%n",
        instance[0],
        instance[1],
        instance[2],
        times,
        counts.states(),
        counts.transitions());
    System.out.println(
        "  ours: java " + String.join(" ", ReferenceRun.FLAGS) + ", classes from an archive");
    System.out.println("  explicit and threads count moves that are asleep, and do not make them");
    Map<String, Racer> racers = racers(counts.states());
    for (int i = 0; i < times; i++) {
      for (Map.Entry<String, Racer> racer : racers.entrySet()) {
        note(racer.getKey(), racer.getValue().run(), counts);
      }
    }
    runs.keySet().forEach(this::print);
    if (counts.states() <= Strategy.REDUCED.atMost()) {
      Timed<Counts> reduced = ReferenceRun.whole(Strategy.REDUCED, instance);
      System.out.printf(
          Locale.ROOT,
          "  reduced    %9.2f s  %,d states, %.1f times fewer%n",
          reduced.seconds(),
          reduced.result().states(),
          (double) counts.states() / reduced.result().states());
    }
  }

  private Map<String, Racer> racers(long states) throws IOException, InterruptedException {
    Map<String, Racer> racers = new LinkedHashMap<>();
    if (Spin.installed() && states <= SPIN_AT_MOST) {
      racers.put("SPIN", spin(states)::run);
    }
    for (Strategy strategy : Strategy.values()) {
      if (strategy.countsAll() && states <= strategy.atMost()) {
        String name = strategy.name().toLowerCase(Locale.ROOT);
        racers.put(name, () -> ReferenceRun.whole(strategy, instance));
      }
    }
    return racers;
  }

  private void note(String who, Timed<Counts> run, Counts expected) {
    if (!run.result().agreesWith(expected)) {
      throw new IllegalStateException(who + " counts otherwise: " + run + ", not " + expected);
    }
    runs.computeIfAbsent(who, fresh -> new ArrayList<>()).add(run);
  }

  private Spin spin(long states) throws IOException, InterruptedException {
    int hashBits = Math.max(20, Long.SIZE - Long.numberOfLeadingZeros(states));
    return Spin.reference(
        Integer.parseInt(instance[0]),
        Integer.parseInt(instance[1]),
        Integer.parseInt(instance[2]),
        hashBits);
  }

  private Timed<Counts> median(String who) {
    List<Timed<Counts>> sorted = new ArrayList<>(runs.get(who));
    sorted.sort(Comparator.comparingDouble(Timed::seconds));
    return sorted.get(sorted.size() / 2);
  }

  /** Against the first, which is SPIN where it runs, and against one thread's explicit search. */
  private void print(String who) {
    Timed<Counts> run = median(who);
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "  %-10s %9.2f s", who, run.seconds()));
    for (String other : List.of("SPIN", "explicit")) {
      if (runs.containsKey(other)) {
        double ratio = median(other).seconds() / run.seconds();
        line.append(String.format(Locale.ROOT, "  %7.2f x as fast as %s", ratio, other));
      }
    }
    if (run.result().bytesPerState() > 0) {
      line.append(
          String.format(Locale.ROOT, "  %.1f bytes a state", run.result().bytesPerState()));
    }
    System.out.println(line);
  }
}
