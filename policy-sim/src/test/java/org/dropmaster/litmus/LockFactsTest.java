package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dropmaster.litmus.VerdictAssert.under;

import org.dropmaster.explore.Witness;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;

/** Locks as policies use them: domain.md 1.12 and 1.13, and lockdep. */
class LockFactsTest {
  private static final String RWSEM =
      Plain.policy(
          "rwsem sem; int in; int most; bool writer; bool mixed;",
          """
          READ(file f)
          {
          	guard_read(device.sem);
          	device.in = device.in + 1;
          	if (device.most < device.in)
          		device.most = device.in;
          	if (device.writer)
          		device.mixed = true;
          	device.in = device.in - 1;
          	return 0;
          }

          WRITE(file f)
          {
          	guard_write(device.sem);
          	device.writer = true;
          	if (device.in > 0)
          		device.mixed = true;
          	device.writer = false;
          	return 0;
          }
          """);

  private static LitmusText both(String one, String other) {
    return LitmusText.of("f = open(dev)", "fork(P1)", "r0 = ioctl(f, " + one + ")")
        .thread("FORK(P0)", "r0 = ioctl(f, " + other + ")");
  }

  @Test
  void readersOfAnRwsemShareIt() {
    under(RWSEM, both("READ", "READ").exists("device.most == 2")).sometimes().breaks();
  }

  @Test
  void aWriterOfAnRwsemIsAlone() {
    under(RWSEM, both("READ", "WRITE").exists("device.mixed")).never().breaks();
  }

  private static final String SRCU =
      Plain.policy(
          "srcu s; bool reading; bool synced;",
          """
          READ(file f)
          {
          	guard(device.s);
          	device.reading = true;
          	device.reading = false;
          	return 0;
          }

          LINGER(file f)
          {
          	guard(device.s);
          	device.reading = true;
          	wait(device.synced);
          	return 0;
          }

          SYNC(file f)
          {
          	if (!device.reading)
          		return -EAGAIN;
          	synchronize(device.s);
          	if (device.reading)
          		return -EIO;
          	return 0;
          }

          LATE(file f)
          {
          	synchronize(device.s);
          	device.synced = true;
          	return 0;
          }
          """);

  /** domain.md 1.13: synchronize_srcu waits for all critical sections that are open. */
  @Test
  void synchronizeWaitsForTheReadersThatCameBefore() {
    under(SRCU, both("READ", "SYNC").exists("1:r0 == -EIO")).never();
    under(SRCU, both("READ", "SYNC").exists("1:r0 == 0")).sometimes().breaks();
  }

  @Test
  void synchronizeDoesNotWaitForReadersThatComeLater() {
    under(SRCU, both("LINGER", "LATE").exists("!deadlock")).sometimes();
    under(SRCU, both("LINGER", "LATE").exists("deadlock")).sometimes();
  }

  private static final String ORDER =
      Plain.policy(
          "mutex a; mutex b;",
          """
          AB(file f)
          {
          	guard(device.a);
          	guard(device.b);
          	return 0;
          }

          BA(file f)
          {
          	guard(device.b);
          	guard(device.a);
          	return 0;
          }

          APART(file f)
          {
          	scoped_guard(device.b) {
          	}
          	guard(device.a);
          	return 0;
          }

          TRY(file f)
          {
          	guard(device.b);
          	if (!trylock(device.a))
          		return -EAGAIN;
          	unlock(device.a);
          	return 0;
          }

          KEEPS(file f)
          {
          	lock(device.a);
          	return 0;
          }

          TWICE(file f)
          {
          	guard(device.a);
          	guard(device.a);
          	return 0;
          }
          """);

  /** As lockdep: two orders are wrong although no run that was seen got stuck. */
  @Test
  void anInversionIsReportedThoughNothingDeadlocks() {
    LitmusText alone = LitmusText.of("f = open(dev)", "r0 = ioctl(f, AB)", "r1 = ioctl(f, BA)");
    under(ORDER, alone.exists("deadlock")).never().breaks(Rule.LOCK_INVERSION);
    LitmusText apart = LitmusText.of("f = open(dev)", "r0 = ioctl(f, AB)", "r1 = ioctl(f, APART)");
    under(ORDER, apart.exists("deadlock")).never().breaks();
  }

  @Test
  void theRunOfAnInversionEndsWithTheMoveThatTakesTheSecondLock() {
    LitmusText alone = LitmusText.of("f = open(dev)", "r0 = ioctl(f, AB)", "r1 = ioctl(f, BA)");
    Instance instance = Runs.instance(ORDER, alone);
    Witness run = Runs.run(instance).broken().get(Rule.LOCK_INVERSION);
    long[] state = new long[instance.program().layout().words()];
    run.state(run.length(), state);
    assertThat(held(instance, state)).isEqualTo(2);
    run.state(run.length() - 1, state);
    assertThat(held(instance, state)).isEqualTo(1);
  }

  private static long held(Instance instance, long[] state) {
    return instance.program().locks().stream()
        .filter(lock -> LitmusRun.value(instance, lock.holder().get(0), state) != 0)
        .count();
  }

  @Test
  void anInversionOfTwoThreadsDeadlocks() {
    under(ORDER, both("AB", "BA").exists("deadlock"))
        .sometimes()
        .breaks(Rule.DEADLOCK, Rule.LOCK_INVERSION);
  }

  @Test
  void aTrylockWaitsForNobodyAndSoOrdersNothing() {
    under(ORDER, both("AB", "TRY").exists("deadlock")).never().breaks();
    under(ORDER, both("AB", "TRY").exists("1:r0 == -EAGAIN")).sometimes();
  }

  @Test
  void aMutexTakenTwiceByOneThreadDeadlocks() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TWICE)");
    under(ORDER, test.forall("deadlock")).always();
  }

  @Test
  void leavingTheKernelWithALockHeldIsReported() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, KEEPS)");
    under(ORDER, test.forall("lock_leaked && 0:r0 == 0")).always().breaks(Rule.LOCK_LEAKED);
  }

  @Test
  void locksOfTwoObjectsAreTwoLocksOfOneClass() {
    String policy =
        """
        policy own

        file { mutex l; bool in; }
        device { bool both; }

        open(file f) __acquires(device)
        {
        	return 0;
        }

        release(file f) __releases(device)
        {
        }

        IN(file f)
        {
        	guard(f.l);
        	f.in = true;
        	if (exists(file g : g != f && g.in))
        		device.both = true;
        	f.in = false;
        	return 0;
        }
        """;
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, IN)")
            .thread("", "f = open(dev)", "r0 = ioctl(f, IN)");
    under(policy, test.exists("device.both")).sometimes();
    under(policy, both("IN", "IN").exists("device.both")).never();
  }

  /** What held once in every run has come true, whether it still holds at the end or not. */
  @Test
  void eventuallyAsksForSomeMomentOfEveryRun() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = close(f)");
    under(Plain.policy(), test.eventually("live(0:f)")).always();
    under(Plain.policy(), test.forall("live(0:f)")).never();
    LitmusText race = test.thread("", "r0 = kill(P0)");
    under(Plain.policy(), race.eventually("live(0:f)")).sometimes();
    under(Plain.policy(), race.eventually("device.released > 1")).never();
  }

  private static final String COPIES =
      Plain.policy(
          "",
          """
          UNDER(file f)
          {
          	guard(device.lock);
          	if (copy_to_user(1))
          		return -EFAULT;
          	return 0;
          }

          AFTER(file f)
          {
          	scoped_guard(device.lock) {
          	}
          	if (copy_to_user(1))
          		return -EFAULT;
          	return 0;
          }

          fault(map m)
          {
          	guard(device.lock);
          	return 0;
          }
          """
              + Plain.BO);

  /** A copy may fault, whether it does or not: might_fault() and the order domain.md 1.12 has. */
  @Test
  void aCopyToUserSpaceComesInTheOrderOfLocksAsAFaultDoes() {
    String[] calls = {"f = open(dev)", "h = ioctl(f, ALLOC)", "m = mmap(f, h)", "r0 = load(m)", ""};
    calls[4] = "r1 = ioctl(f, UNDER)";
    under(COPIES, LitmusText.of(calls).exists("0:r0 == 0 && 0:r1 == 0"))
        .sometimes()
        .breaks(Rule.LOCK_INVERSION);
    calls[4] = "r1 = ioctl(f, AFTER)";
    under(COPIES, LitmusText.of(calls).exists("0:r0 == 0 && 0:r1 == 0")).sometimes().breaks();
    LitmusText noFault = LitmusText.of("f = open(dev)", "r1 = ioctl(f, UNDER)");
    under(COPIES, noFault.exists("0:r1 == 0")).sometimes().breaks();
  }

  /** A writer that waits keeps new readers out in the kernel, so a reader must not come twice. */
  @Test
  void aReadSideTakenTwiceIsAnInversion() {
    String policy =
        Plain.policy(
            "rwsem sem;",
            """
            TWICE(file f)
            {
            	guard_read(device.sem);
            	guard_read(device.sem);
            	return 0;
            }

            ONCE(file f)
            {
            	scoped_guard_read(device.sem) {
            	}
            	guard_read(device.sem);
            	return 0;
            }
            """);
    LitmusText twice = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TWICE)");
    Verdict verdict = under(policy, twice.exists("0:r0 == 0")).verdict();
    assertThat(verdict.broken()).containsKey(Rule.LOCK_INVERSION);
    under(policy, LitmusText.of("f = open(dev)", "r0 = ioctl(f, ONCE)").exists("0:r0 == 0"))
        .always()
        .breaks();
  }
}
