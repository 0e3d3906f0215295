package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.litmus.LitmusRun.Movers;
import org.dropmaster.litmus.LitmusRun.Way;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search makes nothing but room for its states, whatever it found broken. */
class AllocationTest {
  private static final int STRETCH = 10_000;

  /** What the thread has allocated, from one stretch of states to the next; the least of all. */
  private static final class Meter implements Observer {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long thread = Thread.currentThread().getId();
    private long before = Long.MIN_VALUE;
    private long least = Long.MAX_VALUE;

    @Override
    public void state(long id, long[] state, int depth) {
      if (id % STRETCH == 0) {
        long now = threads.getThreadAllocatedBytes(thread);
        least = before == Long.MIN_VALUE ? least : Math.min(least, now - before);
        before = threads.getThreadAllocatedBytes(thread);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exclusive-owner", "single-open-early", "drm-master", "free-for-all"})
  void aStateTakesTheRoomOfItsLongs(String policy) {
    Client client = new Client(2, 1, 3, 1, 1, 2, List.of("PINNED"), false);
    Instance instance =
        ClientProgram.of(client, Runs.builtInPolicy(policy), Runs.importers()).instance();
    for (Set<Reduction> by : List.of(Reduction.USUAL, EnumSet.allOf(Reduction.class))) {
      Meter meter = new Meter();
      Way way = Way.of(Movers.READING).reduced(by);
      Verdict verdict = LitmusRun.of(instance, Limits.NONE.withStates(150_000), meter, way);
      assertThat(verdict.search().states()).isGreaterThan(5 * STRETCH);
      long states = (long) STRETCH * instance.program().layout().words() * Long.BYTES;
      assertThat(meter.least).as(by.toString()).isLessThan(states + states / 4);
    }
  }
}
