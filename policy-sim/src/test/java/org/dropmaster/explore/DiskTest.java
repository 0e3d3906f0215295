package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dropmaster.explore.disk.Checkpoints;
import org.dropmaster.explore.disk.Disk;
import org.dropmaster.explore.threads.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
  @TempDir private Path folder;

  @Test
  void statesOnDiskHaveTheNumbersAndWitnessesOfThoseInMemory() {
    MaskSystem system = new ReferenceModel(2, 3, 1).system();
    Explored memory = Search.of(system).run();
    try (Explored disk = Search.of(system).states(Disk.in(folder)).run()) {
      assertThat(memory.outcome().states()).isGreaterThan(1 << 18);
      assertThat(disk.outcome().states()).isEqualTo(memory.outcome().states());
      assertThat(disk.outcome().transitions()).isEqualTo(memory.outcome().transitions());
      assertThat(disk.outcome().bytes()).isLessThan(memory.outcome().bytes() / 2);
      for (long id = 0; id < memory.outcome().states(); id += 4_999) {
        assertThat(disk.witness(id).choices()).isEqualTo(memory.witness(id).choices());
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void threadsAndDiskAndCheckpointsGoTogether() {
    MaskSystem system = new ReferenceModel(2, 2, 1).system();
    Search search =
        Search.of(system)
            .states(Disk.in(folder.resolve("disk")))
            .workers(Threads.of(2))
            .keeper(Checkpoints.in(folder.resolve("kept"), "test"));
    int[] batches = new int[1];
    try (Explored half = search.limits(Limits.NONE.until(() -> ++batches[0] > 30)).run()) {
      assertThat(half.outcome().limit()).contains(Limit.TIME);
    }
    Outcome whole = Search.of(system).run().outcome();
    try (Explored rest = search.run()) {
      assertThat(rest.outcome().states()).isEqualTo(whole.states());
      assertThat(rest.outcome().transitions()).isEqualTo(whole.transitions());
      assertThat(rest.outcome().depth()).isEqualTo(whole.depth());
    }
  }
}
