package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dropmaster.explore.disk.Checkpoints;
import org.dropmaster.explore.disk.Disk;
import org.dropmaster.explore.threads.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

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
  void statesGoToDiskByThemselvesWhenTheyPassTheBoundOfMemory() {
    MaskSystem system = new ReferenceModel(2, 3, 1).system();
    Explored memory = Search.of(system).run();
    Limits limits = Limits.NONE.withBytes(memory.outcome().bytes() * 2 / 3);
    Search bounded = Search.of(system).limits(limits).overflow(Disk.in(folder));
    for (Search search : List.of(bounded, bounded.workers(Threads.of(3)))) {
      try (Explored disk = search.run()) {
        assertThat(disk.outcome().complete()).isTrue();
        assertThat(disk.outcome().bytes()).isLessThan(memory.outcome().bytes() / 2);
        assertSameStates(memory, disk);
      }
      assertThat(folder).isEmptyDirectory();
    }
  }

  /** Its buffers are collected some time; until then nothing of it is on the disk or in memory. */
  @Test
  void whatLayOnDiskIsGivenBackAtOnce() throws IOException {
    assumeTrue(Files.exists(MAPPINGS), "told by Linux");
    try (Explored disk =
        Search.of(new ReferenceModel(2, 2, 1).system()).states(Disk.in(folder)).run()) {
      assertThat(disk.outcome().complete()).isTrue();
      assertThat(resident()).isPositive();
    }
    assertThat(resident()).isZero();
  }

  /** Kilobytes of this test's files that are in memory. */
  private long resident() throws IOException {
    long sum = 0;
    boolean ours = false;
    for (String line : Files.readAllLines(MAPPINGS)) {
      boolean mapping = line.matches("[0-9a-f]+-[0-9a-f]+ .*");
      ours = mapping ? line.contains(folder.toString()) : ours;
      if (ours && line.startsWith("Rss:")) {
        sum += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return sum;
  }

  private static void assertSameStates(Explored memory, Explored disk) {
    assertThat(disk.outcome().states()).isEqualTo(memory.outcome().states());
    long[] expected = new long[1];
    long[] actual = new long[1];
    for (long id = 0; id < memory.outcome().states(); id += 499) {
      memory.state(id, expected);
      disk.state(id, actual);
      assertThat(actual).isEqualTo(expected);
      assertThat(disk.find(actual)).isEqualTo(id);
    }
    long last = memory.outcome().states() - 1;
    assertThat(disk.witness(last).choices()).isEqualTo(memory.witness(last).choices());
  }

  @Test
  void onlyAnIndexThatPassesTheBoundOfMemoryEndsTheSearch() {
    Search search = Search.of(new ReferenceModel(2, 3, 1).system()).overflow(Disk.in(folder));
    try (Explored cut = search.limits(Limits.NONE.withBytes(1_500_000)).run()) {
      assertThat(cut.outcome().limit()).contains(Limit.MEMORY);
      assertThat(cut.outcome().states()).isGreaterThan(50_000);
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** A process that is killed leaves nothing behind. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theFileOfAnArenaHasNoName() {
    for (Disk disk : List.of(Disk.in(folder), Disk.temporary())) {
      Arena states = disk.apply(2);
      for (long i = 0; i < 300_000; i++) {
        states.add(new long[] {i, -i}, 0);
      }
      assertThat(folder).isEmptyDirectory();
      assertThat(states.same(299_999, new long[] {299_999, -299_999}, 0)).isTrue();
      states.close();
    }
  }

  @Test
  void aPlaceThatTakesNoStatesEndsTheSearchWithACleanError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Limits limits = Limits.NONE.withBytes(100_000);
    for (Search search : searches(file)) {
      assertThatThrownBy(() -> search.limits(limits).run())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(file.toString());
    }
  }

  private static List<Search> searches(Path place) {
    Search search = Search.of(new ReferenceModel(2, 2, 1).system());
    return List.of(search.states(Disk.in(place)), search.overflow(Disk.in(place)));
  }

  @Test
  void aSearchThatFailsLeavesNothingOnDisk() {
    Observer failing =
        new Observer() {
          @Override
          public void state(long id, long[] state, int depth) {
            if (id == 1000) {
              throw new IllegalStateException("enough");
            }
          }
        };
    Search search = Search.of(new ReferenceModel(2, 2, 1).system()).states(Disk.in(folder));
    assertThatThrownBy(() -> search.observer(failing).run()).hasMessage("enough");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void threadsAndDiskAndCheckpointsGoTogether() {
    MaskSystem system = new ReferenceModel(2, 2, 1).system();
    Search search =
        Search.of(system)
            .states(Disk.in(folder.resolve("disk")))
            .workers(Threads.of(2))
            .keeper(Checkpoints.in(folder.resolve("kept"), Map.of("what", "test")));
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
