package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.dropmaster.explore.disk.Checkpoints;
import org.dropmaster.explore.disk.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir private Path folder;
  private final MaskSystem system = new ReferenceModel(2, 2, 2).system();
  private final TransitionSystem tree = tree(60_000);

  /** A binary tree of so many nodes, half of them without a move. */
  private static TransitionSystem tree(long nodes) {
    return new TransitionSystem() {
      @Override
      public int words() {
        return 2;
      }

      @Override
      public int bits() {
        return 2 * Long.SIZE;
      }

      @Override
      public void initial(long[] into) {
        into[0] = 1;
        into[1] = -1;
      }

      @Override
      public Walker walker() {
        long[] next = new long[2];
        return (state, visitor) -> {
          for (int choice = 0; choice < 2; choice++) {
            next[0] = 2 * state[0] + choice;
            next[1] = -next[0];
            if (next[0] <= nodes) {
              visitor.move(choice, 0, next);
            }
          }
        };
      }
    };
  }

  private static BooleanSupplier afterBatches(int count) {
    int[] left = {count};
    return () -> --left[0] < 0;
  }

  private Search kept(TransitionSystem searched) {
    return Search.of(searched).keeper(Checkpoints.in(folder, Map.of("what", "test")));
  }

  @Test
  void aSearchThatIsStoppedAgainAndAgainEndsLikeOneThatNeverWas() {
    Outcome whole = Search.of(system).run().outcome();
    int runs = 1;
    Explored explored = stoppedAfter(40);
    while (explored.outcome().limit().isPresent()) {
      assertThat(explored.outcome().limit()).contains(Limit.TIME);
      explored = stoppedAfter(40);
      runs++;
    }
    assertThat(runs).isGreaterThan(5);
    assertThat(explored.outcome()).isEqualTo(whole);
    assertSameWitnesses(explored);
  }

  private Explored stoppedAfter(int batches) {
    return kept(system).limits(Limits.NONE.until(afterBatches(batches))).run();
  }

  private void assertSameWitnesses(Explored explored) {
    Explored expected = Search.of(system).run();
    for (long id = 0; id < explored.outcome().states(); id += 7_777) {
      assertThat(explored.witness(id).choices()).isEqualTo(expected.witness(id).choices());
      assertThat(explored.depth(id)).isEqualTo(expected.witness(id).length());
    }
  }

  @Test
  void whatTheObserverSawBeforeTheStopIsToldAgain() {
    List<Long> whole = new ArrayList<>();
    Search.of(tree).observer(writing(whole)).run();
    kept(tree).limits(Limits.NONE.until(afterBatches(300))).run();
    List<Long> resumed = new ArrayList<>();
    kept(tree).observer(writing(resumed)).run();
    assertThat(resumed).containsExactlyInAnyOrderElementsOf(whole);
  }

  private static Observer writing(List<Long> told) {
    return new Observer() {
      @Override
      public void state(long id, long[] state, int depth) {
        assertThat(depth).isEqualTo(Long.SIZE - 1 - Long.numberOfLeadingZeros(state[0]));
        told.add(id);
      }

      @Override
      public void last(long id, long[] state) {
        told.add(-state[0]);
      }
    };
  }

  @Test
  void aProcessKilledWhileItWritesLosesNothingBeforeTheLastCheckpoint() throws IOException {
    kept(tree).limits(Limits.NONE.until(afterBatches(200))).run();
    for (String log : List.of("states", "lasts")) {
      Files.write(folder.resolve(log), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    }
    Files.write(folder.resolve("search.new"), new byte[] {4});
    assertThat(kept(tree).run().outcome()).isEqualTo(Search.of(tree).run().outcome());
  }

  @Test
  void itIsKeptWheneverThatIsDue() {
    int[] batches = new int[1];
    Search.of(tree)
        .keeper(Checkpoints.in(folder, Map.of("what", "test")).when(() -> ++batches[0] % 10 == 0))
        .limits(Limits.NONE.withStates(30_000))
        .run();
    int[] told = new int[1];
    Observer counting =
        new Observer() {
          @Override
          public void state(long id, long[] state, int depth) {
            told[0]++;
          }
        };
    kept(tree).observer(counting).limits(Limits.NONE.until(() -> true)).run();
    assertThat(told[0]).isBetween(25_000, 30_256);
  }

  @Test
  void anotherSearchIsRefused() {
    kept(tree).limits(Limits.NONE.until(() -> true)).run();
    Checkpoints other = Checkpoints.in(folder, Map.of("what", "other"));
    assertThatThrownBy(() -> Search.of(tree).keeper(other).run())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("another search, by what");
  }

  @Test
  void aRecordOfWhichAnyByteWasChangedIsRefused() throws IOException {
    kept(tree).limits(Limits.NONE.until(() -> true)).run();
    Path record = folder.resolve("search");
    byte[] bytes = Files.readAllBytes(record);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      Files.write(record, changed);
      assertThatThrownBy(() -> kept(tree).run())
          .as("byte %d", i)
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void aFolderThatIsInUseIsRefused() {
    Observer second =
        new Observer() {
          @Override
          public void state(long id, long[] state, int depth) {
            if (id == 1000) {
              kept(tree).run();
            }
          }
        };
    assertThatThrownBy(() -> kept(tree).observer(second).run())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is in use");
    assertThat(kept(tree).run().outcome()).isEqualTo(Search.of(tree).run().outcome());
  }

  /** It moves before anything is told, which is when all of it would be in memory. */
  @Test
  void whatIsGivenBackMovesToDiskWhereMemoryHasNoRoomForIt() {
    kept(tree).limits(Limits.NONE.until(afterBatches(200))).run();
    List<Long> told = new ArrayList<>();
    List<Integer> toldWhenMoved = new ArrayList<>();
    Disk disk = Disk.in(folder.resolve("disk"));
    Search rest =
        kept(tree)
            .observer(writing(told))
            .limits(Limits.NONE.withBytes(800_000))
            .overflow(
                words -> {
                  toldWhenMoved.add(told.size());
                  return disk.apply(words);
                });
    try (Explored restored = rest.run()) {
      assertThat(restored.outcome().complete()).isTrue();
    }
    assertThat(toldWhenMoved).containsExactly(0);
  }

  @Test
  void aLogThatWasChangedIsRefused() throws IOException {
    kept(tree).limits(Limits.NONE.until(afterBatches(200))).run();
    byte[] states = Files.readAllBytes(folder.resolve("states"));
    states[1000] ^= 1;
    Files.write(folder.resolve("states"), states);
    assertThatThrownBy(() -> kept(tree).run()).isInstanceOf(UncheckedIOException.class);
  }
}
