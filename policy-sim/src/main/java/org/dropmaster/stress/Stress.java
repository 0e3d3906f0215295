package org.dropmaster.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;

/**
 * Runs a program many times with a thread for each actor. Which actor moves next is up to the
 * scheduler of the system and to delays drawn from a seed; what a move does is the machine's.
 */
public final class Stress {
  private final Program program;
  private final Settings settings;
  private final List<Player> players = new ArrayList<>();
  private final long[] initial;

  private Stress(Program program, Settings settings) {
    this.program = program;
    this.settings = settings;
    for (int actor = 0; actor < program.routines().size(); actor++) {
      players.add(new Player(program, actor));
    }
    initial = new long[program.layout().words()];
    new Machine(program).initial(initial);
  }

  /**
   * Runs all rounds, or up to one that is stuck.
   *
   * @param ended is told the last state of each round, by the calling thread
   * @throws InterruptedException when the calling thread is interrupted; the actors' threads end
   */
  public static Tally run(Program program, Settings settings, Consumer<long[]> ended)
      throws InterruptedException {
    return new Stress(program, settings).run(ended);
  }

  private Tally run(Consumer<long[]> ended) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(players.size(), Stress::thread);
    try {
      for (int round = 0; round < settings.rounds(); round++) {
        SharedState state = new SharedState(initial, players.size());
        if (!round(threads, state, round)) {
          return new Tally(round, Optional.of(Standoff.of(program, state.copy())));
        }
        ended.accept(state.copy());
      }
      return new Tally(settings.rounds(), Optional.empty());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable body) {
    Thread thread = new Thread(body, "stress-actor");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether the round came to its end in time. */
  private boolean round(ExecutorService threads, SharedState state, int round)
      throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(players.size());
    SplittableRandom seeds = new SplittableRandom(settings.seed() + round);
    List<Callable<Boolean>> parts = new ArrayList<>();
    for (Player player : players) {
      player.chooseBy(seeds.split());
      Pace pace = new Pace(seeds.split());
      parts.add(() -> play(player, state, pace, start));
    }
    boolean inTime = true;
    for (Future<Boolean> part :
        threads.invokeAll(parts, settings.patience().toNanos(), TimeUnit.NANOSECONDS)) {
      inTime &= !part.isCancelled() && finished(part);
    }
    return inTime;
  }

  private static boolean play(Player player, SharedState state, Pace pace, CyclicBarrier start)
      throws Exception {
    start.await();
    pace.pause();
    while (state.step(player)) {
      pace.pause();
    }
    return true;
  }

  private static boolean finished(Future<Boolean> part) throws InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an actor's thread failed", e.getCause());
    }
  }
}
