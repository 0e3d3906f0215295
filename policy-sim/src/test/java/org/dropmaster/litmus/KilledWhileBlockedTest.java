package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.bytecode.Warming;
import org.junit.jupiter.api.Test;

/** What lets a thread move that waits: also what it asks in the moment before its call. */
class KilledWhileBlockedTest {
  private static final String POLICY =
      """
      policy killed

      device { int x; int y; }

      A(file f)
      {
      	int v;

      	device.y = 1;
      	v = device.x;
      	device.y = 0;
      	return v;
      }

      release(file f)
      {
      	device.x = 2;
      }

      reset()
      {
      	kill_openers();
      	return 0;
      }
      """;

  private static final LitmusText TEST =
      LitmusText.of("f = open(dev)", "r1 = send(f, P2)", "r2 = waitpid(P1)")
          .thread("", "f = open(dev)", "r1 = send(f, P2)", "r2 = waitpid(P2)", "r0 = ioctl(f, A)")
          .thread("", "f = recv()", "g = recv()", "r0 = error(dev)", "exit()")
          .exists("1:r0 == 2");

  private static Verdict without(Set<Reduction> reductions) {
    return LitmusRun.of(
        Runs.instance(POLICY, TEST),
        Limits.NONE,
        Observer.NONE,
        LitmusRun.Way.of(Warming::new).reduced(reductions));
  }

  @Test
  void aKillIsNotLeftOutWhereItLetsSomebodyMove() {
    Set<Final> all = Set.copyOf(without(EnumSet.noneOf(Reduction.class)).finals());
    for (Set<Reduction> some :
        Set.of(EnumSet.of(Reduction.ORDER), EnumSet.of(Reduction.FUSING, Reduction.ORDER))) {
      Verdict verdict = without(some);
      assertThat(verdict.observation()).as("%s", some).isEqualTo(Observation.SOMETIMES);
      assertThat(Set.copyOf(verdict.finals())).as("%s", some).isEqualTo(all);
    }
  }
}
