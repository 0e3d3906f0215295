package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** SIGKILL ends a thread in user space, in a killable wait and on leaving the kernel: 7.7. */
class SignalFactsTest {
  private static final String WAITS =
      Plain.policy(
          "bool go; bool inside; bool after; mutex other;",
          """
          WAIT(file f)
          {
          	device.inside = true;
          	wait(device.go);
          	device.after = true;
          	return 0;
          }

          KILLABLE(file f)
          {
          	int r;

          	device.inside = true;
          	r = wait_killable(device.go);
          	device.after = true;
          	return r;
          }

          TIMEOUT(file f)
          {
          	return wait_timeout(device.go);
          }

          LOCKED(file f)
          {
          	int r;

          	r = lock_killable(device.other);
          	if (r) {
          		device.after = true;
          		return r;
          	}
          	unlock(device.other);
          	return 0;
          }

          KEEP(file f)
          {
          	guard(device.other);
          	device.inside = true;
          	wait(device.go);
          	return 0;
          }

          GO(file f)
          {
          	device.go = true;
          	return 0;
          }
          """);

  private static LitmusText kill(String call) {
    return LitmusText.of("f = open(dev)", "r0 = ioctl(f, " + call + ")")
        .thread("", "r0 = kill(P0)");
  }

  @Test
  void aThreadInUserSpaceDiesAtOnceAndItsFilesAreReleased() {
    LitmusText test = LitmusText.of("f = open(dev)").thread("", "r0 = kill(P0)");
    under(WAITS, test.forall("dead(P0)")).always().breaks();
    under(WAITS, test.exists("0:f == 3 && device.released == 0")).never();
  }

  @Test
  void aKillEndsAKillableWaitAndTheCallGoesOnToItsEnd() {
    under(WAITS, kill("KILLABLE").forall("dead(P0)")).always().breaks();
    under(WAITS, kill("KILLABLE").exists("device.inside && !device.after")).never();
    under(WAITS, kill("KILLABLE").exists("device.after && 0:r0 == -EINTR")).sometimes();
  }

  @Test
  void aKillDoesNotEndAnUninterruptibleWait() {
    under(WAITS, kill("WAIT").exists("device.inside && dead(P0)"))
        .never()
        .breaks(Rule.DEADLOCK, Rule.HUNG);
    under(WAITS, kill("WAIT").exists("!device.inside && dead(P0)")).sometimes();
  }

  @Test
  void aKilledThreadLeavesAnUninterruptibleWaitOnceWhatItWaitsForComes() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, WAIT)")
            .thread("", "r0 = kill(P0)", "f = open(dev)", "r1 = ioctl(f, GO)");
    under(WAITS, test.forall("dead(P0)")).always();
  }

  @Test
  void aWaitWithATimeoutMayGiveUpAndNeedsNoKill() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TIMEOUT)");
    under(WAITS, test.forall("0:r0 == -ETIME")).always().breaks();
  }

  @Test
  void aKillEndsTheWaitForALockThatIsTakenKillably() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, KEEP)")
            .thread("", "f = open(dev)", "r0 = ioctl(f, LOCKED)")
            .thread("", "r0 = kill(P1)");
    under(WAITS, test.exists("1:r0 == -EINTR && device.inside")).sometimes();
    under(WAITS, test.exists("!dead(P1)")).never();
  }

  @Test
  void exitKillsTheOtherThreadsOfTheProcess() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, KILLABLE)").thread("THREAD(P0)", "exit()");
    under(WAITS, test.forall("dead(P0)")).always().breaks();
  }

  @Test
  void aKillOfOneProcessIsNoKillOfItsChild() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "fork(P1)", "r0 = kill(P0)")
            .thread("FORK(P0)", "r0 = ioctl(f, NOP)");
    under(WAITS, test.forall("dead(P0) && !dead(P1) && 1:r0 == 0 && device.released == 0"))
        .always()
        .breaks();
  }

  @Test
  void aThreadThatNeverStartedIsNotWaitedFor() {
    LitmusText test =
        LitmusText.of("r0 = kill(P0)", "fork(P1)").thread("FORK(P0)", "f = open(dev)");
    under(WAITS, test.exists("deadlock")).never();
    under(WAITS, test.exists("1:f == 3")).never();
  }
}
