package org.dropmaster.litmus;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Outcome;
import org.dropmaster.explore.Search;
import org.dropmaster.explore.bytecode.Compiled;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;

/**
 * The program read against code generated for it, on a most general client of exclusive-owner, in
 * one process and in turns: moves alone, then whole searches, which must count the same. Times are
 * of the processor, for this thread alone. Arguments: how often, and the most states of a search.
 */
final class MoverRace {
  private static final int SAMPLE = 20_000;
  private static final Client CLIENT =
      new Client(2, 1, 4, 1, 0, 2, List.of("PINNED", "REVOCABLE"), false);

  private final int times;
  private final Instance instance =
      ClientProgram.of(CLIENT, Runs.builtInPolicy("exclusive-owner"), Runs.importers()).instance();
  private final Program program = instance.program();
  private long moves;

  private MoverRace(int times) {
    this.times = times;
  }

  public static void main(String[] args) {
    MoverRace race = new MoverRace(args.length > 0 ? Integer.parseInt(args[0]) : 5);
    race.generation();
    race.moves();
    race.searches(args.length > 1 ? Long.parseLong(args[1]) : 1_000_000);
  }

  private void generation() {
    print("generating, the first time", time(this::compiled), 1);
    print("generating, once warm", median(this::compiled), 1);
  }

  private Mover compiled() {
    return new Compiled(program, new Machine(program));
  }

  private void moves() {
    List<long[]> states = sample();
    Mover reading = new Machine(program);
    Mover compiled = compiled();
    List<Double> slow = new ArrayList<>();
    List<Double> fast = new ArrayList<>();
    for (int i = 0; i < 4 * times; i++) {
      slow.add(time(() -> expand(reading, states)));
      fast.add(time(() -> expand(compiled, states)));
    }
    double read = median(slow.subList(3 * times, 4 * times));
    double made = median(fast.subList(3 * times, 4 * times));
    print("moves out of a state, read", read / SAMPLE, 1);
    print("moves out of a state, generated", made / SAMPLE, read / made);
  }

  /** States spread over a search: the first moves out of a state differ from the later ones. */
  private List<long[]> sample() {
    List<long[]> states = new ArrayList<>();
    Observer every =
        new Observer() {
          @Override
          public void state(long id, long[] state, int depth) {
            if (id % 10 == 0 && states.size() < SAMPLE) {
              states.add(state.clone());
            }
          }
        };
    Search.of(LitmusRun.system(instance))
        .limits(Limits.NONE.withStates(10L * SAMPLE))
        .observer(every)
        .run();
    return states;
  }

  private long expand(Mover mover, List<long[]> states) {
    for (long[] state : states) {
      mover.expand(state, (actor, choice, next) -> moves++);
    }
    return moves;
  }

  private void searches(long most) {
    Limits limits = Limits.NONE.withStates(most);
    List<Outcome> outcomes = new ArrayList<>();
    List<Double> slow = new ArrayList<>();
    List<Double> fast = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      slow.add(time(() -> outcomes.add(search(limits, LitmusRun.Movers.READING))));
      fast.add(time(() -> outcomes.add(search(limits, Warming::new))));
    }
    if (outcomes.stream().distinct().count() != 1) {
      throw new IllegalStateException("counts differ: " + outcomes);
    }
    double read = median(slow);
    print("a search of " + outcomes.get(0).states() + " states, read", read, 1);
    print("the same, generated code included", median(fast), read / median(fast));
  }

  private Outcome search(Limits limits, LitmusRun.Movers movers) {
    return LitmusRun.of(instance, limits, Observer.NONE, LitmusRun.Way.of(movers)).search();
  }

  private double median(Supplier<?> work) {
    List<Double> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      runs.add(time(work));
    }
    return median(runs);
  }

  private static double median(List<Double> runs) {
    return runs.stream().sorted().toList().get(runs.size() / 2);
  }

  /** Processor seconds of this thread. */
  private static double time(Supplier<?> work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    if (work.get() == null) {
      throw new IllegalStateException("nothing was done");
    }
    return (threads.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static void print(String what, double seconds, double ratio) {
    System.out.printf(
        Locale.ROOT, "%-55s %14.3f us  %6.2f x as fast%n", what, seconds * 1e6, ratio);
  }
}
