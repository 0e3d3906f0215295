package org.dropmaster.stress;

import java.util.SplittableRandom;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;

/** Moves one actor; used by one thread at a time. */
final class Player implements Mover.Moves {
  private final Machine machine;
  private final int actor;
  private final long[] chosen;
  private SplittableRandom random = new SplittableRandom(0);
  private int ways;

  Player(Program program, int actor) {
    this.machine = new Machine(program);
    this.actor = actor;
    this.chosen = new long[program.layout().words()];
  }

  /** From now on chooses by this. */
  void chooseBy(SplittableRandom by) {
    random = by;
  }

  /** Changes the state by one of the moves that the actor has, all as likely; false for none. */
  boolean move(long[] state) {
    ways = 0;
    machine.moves(actor, state, this);
    if (ways > 0) {
      System.arraycopy(chosen, 0, state, 0, state.length);
    }
    return ways > 0;
  }

  @Override
  public void move(int who, int choice, long[] next) {
    ways++;
    if (random.nextInt(ways) == 0) {
      System.arraycopy(next, 0, chosen, 0, chosen.length);
    }
  }
}
