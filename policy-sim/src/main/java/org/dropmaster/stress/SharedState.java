package org.dropmaster.stress;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The packed state of one round, behind a lock. A thread takes the lock for one step, with all that
 * is fused to it; one whose actor is blocked waits on the condition until another has moved.
 */
final class SharedState {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final long[] state;
  private final int actors;
  private long version;

  /** How many actors have found that they cannot move in this very state. */
  private int blocked;

  private boolean over;

  SharedState(long[] initial, int actors) {
    this.state = initial.clone();
    this.actors = actors;
  }

  /**
   * Takes one step of an actor, after waiting for it to be possible.
   *
   * @return false when no actor can move any more
   */
  boolean step(Player player) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!over) {
        if (player.move(state)) {
          version++;
          blocked = 0;
          changed.signalAll();
          return true;
        }
        blocked++;
        if (blocked == actors) {
          over = true;
          changed.signalAll();
        } else {
          awaitChange();
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void awaitChange() throws InterruptedException {
    long seen = version;
    while (seen == version && !over) {
      changed.await();
    }
  }

  /** The state as it is now. */
  long[] copy() {
    lock.lock();
    try {
      return state.clone();
    } finally {
      lock.unlock();
    }
  }
}
