package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.program.Lock.Kind;
import org.dropmaster.program.Lock.Mode;
import org.dropmaster.state.Cells;
import org.junit.jupiter.api.Test;

class LockTest {
  private static final int ACTORS = 2;
  private final Tiny tiny = new Tiny();
  private final Cells inside = tiny.shared("inside", 3);

  private Lock lock(Kind kind) {
    Cells writer = tiny.layout.shared("lock", 1, 1, ACTORS);
    List<Cells> readers = new ArrayList<>();
    List<List<Cells>> waiting = new ArrayList<>();
    for (int a = 0; kind != Kind.MUTEX && a < ACTORS; a++) {
      readers.add(tiny.layout.shared("reader" + a, 1, 1, 1));
      List<Cells> row = new ArrayList<>();
      for (int b = 0; kind == Kind.SRCU && b < ACTORS; b++) {
        row.add(tiny.layout.shared("waits" + a + "." + b, 1, 1, 1));
      }
      waiting.add(row);
    }
    return new Lock(new Lock.Bank("lock", 0, kind, writer, readers, waiting), Term.of(1));
  }

  /** Two actors that are inside once each, in these ways; gives how many were inside at once. */
  private int most(Lock lock, Mode first, Mode second) {
    for (Mode mode : List.of(first, second)) {
      Code code = tiny.actor();
      code.acquire(0, lock.free(mode), List.of(lock.take(mode, code.number())));
      code.step(Effect.set(inside, Term.of(inside).plus(1)));
      code.step(Effect.set(inside, Term.of(inside).minus(1)));
      code.step(lock.drop(mode, code.number()));
    }
    Program program = tiny.program();
    return Tiny.walk(program).keySet().stream()
        .mapToInt(k -> inside.get(Tiny.state(k), 0))
        .max()
        .orElseThrow();
  }

  @Test
  void aMutexLetsOneIn() {
    assertThat(most(lock(Kind.MUTEX), Mode.PLAIN, Mode.PLAIN)).isEqualTo(1);
  }

  @Test
  void readersShareAnRwsem() {
    assertThat(most(lock(Kind.RWSEM), Mode.READ, Mode.READ)).isEqualTo(2);
  }

  @Test
  void aWriterKeepsReadersOutAndReadersAWriter() {
    assertThat(most(lock(Kind.RWSEM), Mode.WRITE, Mode.READ)).isEqualTo(1);
  }

  @Test
  void twoWritersOfAnRwsemExcludeEachOther() {
    assertThat(most(lock(Kind.RWSEM), Mode.WRITE, Mode.WRITE)).isEqualTo(1);
  }

  @Test
  void theReadSideOfSrcuNeverBlocks() {
    assertThat(most(lock(Kind.SRCU), Mode.PLAIN, Mode.PLAIN)).isEqualTo(2);
  }

  @Test
  void droppingAnothersLockTakesItFromNobody() {
    Lock lock = lock(Kind.MUTEX);
    tiny.with(code -> code.acquire(0, lock.free(Mode.PLAIN), List.of(lock.take(Mode.PLAIN, 0))));
    tiny.with(code -> code.step(lock.drop(Mode.PLAIN, 1)));
    Program program = tiny.program();
    long[] taken = Tiny.moves(program, Tiny.initial(program)).get(0).next();
    long[] next = Tiny.moves(program, taken).get(0).next();
    assertThat(new Machine(program).value(lock.heldBy(0), next)).isEqualTo(1);
    assertThat(new Machine(program).value(lock.heldBy(1), next)).isZero();
  }

  @Test
  void synchronizeWaitsForThoseWhoWereInsideAndForNobodyElse() {
    Lock lock = lock(Kind.SRCU);
    tiny.with(
        code -> {
          code.step(lock.snapshot(0));
          code.await(lock.drained(0), Effect.set(inside, Term.of(1)));
        });
    tiny.with(
        code -> {
          code.step(lock.take(Mode.PLAIN, 1));
          code.step(lock.drop(Mode.PLAIN, 1));
        });
    Program program = tiny.program();
    long[] start = Tiny.initial(program);
    long[] reading = Tiny.moves(program, start).get(1).next();
    long[] waits = Tiny.moves(program, reading).get(0).next();
    assertThat(Tiny.moves(program, waits).stream().map(Tiny.Move::actor)).containsExactly(1);
    long[] early = Tiny.moves(program, start).get(0).next();
    long[] later = Tiny.moves(program, early).get(1).next();
    assertThat(Tiny.moves(program, later).stream().map(Tiny.Move::actor)).containsExactly(0, 1);
  }
}
