package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with locks is told where it is wrong. */
class LocksToldTest {
  @TempDir private Path scratch = Path.of("");

  /** As a test of its own, with both runs in it, and each broken rule told as itself. */
  @Test
  void locksTakenInBothOrdersAreToldWithBothPlaces() throws IOException {
    Path policy = scratch.resolve("orders.policy");
    Files.writeString(
        policy,
        """
        policy orders

        device { mutex a; mutex b; }

        open(file f)
        {
        	return 0;
        }

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
        """);
    Path saved = scratch.resolve("saved");
    Ran ran = Ran.of("check", policy.toString(), "--calls", "2", "--save-witness", "" + saved);
    assertThat(ran.status()).isEqualTo(1);
    String deadlock = ran.out().substring(0, ran.out().indexOf("ever (lock_inversion)"));
    assertThat(deadlock).contains("WARNING: deadlock at ").doesNotContain("both orders");
    String inversion = ran.out().substring(deadlock.length());
    assertThat(inversion)
        .contains("WARNING: device.a and device.b taken in both orders")
        .contains("and in another run this takes device.a:")
        .contains("orders.policy:12", "orders.policy:13", "orders.policy:19", "orders.policy:20")
        .containsPattern("AB: guard\\(device.b\\)\n +\\*\\*\\* LOCK INVERSION");
    Path witness = saved.resolve("check-orders-lock-inversion.orders.lock_inversion.litmus");
    assertThat(Ran.of("replay", witness.toString()).out()).contains("lock_inversion takes two");
    assertThat(Ran.of("run", witness.toString()).status()).isZero();
  }

  /** Other statements may follow it in the same moment. */
  @Test
  void theMarkOfABadUnlockStandsBehindTheUnlock() {
    Ran ran =
        Ran.of("run", "export-races-handle-close", "--policy", "gem-export-unlocks-twice", "-v");
    assertThat(ran.out()).containsPattern("EXPORT: unlock\\([^)]*\\)\n +\\*\\*\\* BAD UNLOCK");
  }
}
