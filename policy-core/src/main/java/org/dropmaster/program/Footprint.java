package org.dropmaster.program;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.dropmaster.state.Cells;
import org.jspecify.annotations.Nullable;

/**
 * The bits of a state that decide which moves an actor has from one of its steps, and those that
 * may be other ones after a move: what the step, all that happens together with it and the watches
 * that look at it read and write. Which move is made, and to what, hangs on nothing else, as long
 * as it does not end the run.
 */
final class Footprint {
  /** Longs that hold any of these bits, in order. */
  final int[] words;

  /** In each of them the bits that decide; those that may be written are among them. */
  final long[] looks;

  /** Longs that hold bits that may be written, in order. */
  final int[] written;

  /** In each of those the bits that may be written. */
  final long[] writes;

  private Footprint(Walk walk) {
    words = IntStream.range(0, walk.looks.length).filter(w -> walk.looks[w] != 0).toArray();
    looks = Arrays.stream(words).mapToLong(w -> walk.looks[w]).toArray();
    written = Arrays.stream(words).filter(w -> walk.writes[w] != 0).toArray();
    writes = Arrays.stream(written).mapToLong(w -> walk.writes[w]).toArray();
  }

  /** Those of one program; what its watches look at is gathered once. */
  static final class Of {
    private final Program program;
    private final Views views;
    private final Walk[] watches;
    private final @Nullable Walk[][] steps;

    Of(Program program) {
      this.program = program;
      steps =
          program.routines().stream()
              .map(routine -> new Walk[routine.steps().size()])
              .toArray(Walk[][]::new);
      views = program.views();
      watches = new Walk[program.watches().size()];
      for (int w = 0; w < watches.length; w++) {
        watches[w] = new Walk(program);
        Access.walk(program.watches().get(w).effects(), watches[w]);
      }
    }

    /** That of an actor which stands at this step; threads take turns, as walks are kept. */
    synchronized Footprint at(Routine routine, int pc) {
      Walk all = new Walk(program);
      all.write(routine.pc(), 0);
      together(all, routine, pc, new BitSet());
      for (long left = all.looking; left != 0; left &= left - 1) {
        all.join(watches[Long.numberOfTrailingZeros(left)]);
      }
      return new Footprint(all);
    }

    /** Joins a step and those that happen together with it. */
    private void together(Walk all, Routine routine, int pc, BitSet seen) {
      if (!seen.get(pc)) {
        seen.set(pc);
        Step step = routine.steps().get(pc);
        Walk walk = walked(routine, pc);
        all.join(walk);
        for (int to = walk.targets.nextSetBit(0); to >= 0; to = walk.targets.nextSetBit(to + 1)) {
          if (step.fuse() == Step.Fuse.AFTER
              || routine.steps().get(to).fuse() == Step.Fuse.BEFORE) {
            together(all, routine, to, seen);
          }
        }
      }
    }

    /** A step by itself; many are joined to several others. */
    private Walk walked(Routine routine, int pc) {
      Walk known = steps[routine.number()][pc];
      if (known == null) {
        known = walk(routine.steps().get(pc), routine, pc);
        steps[routine.number()][pc] = known;
      }
      return known;
    }

    private Walk walk(Step step, Routine routine, int pc) {
      Walk walk = new Walk(program);
      walk.go(step.next().pc());
      Access.walk(step.guard(), walk);
      Access.walk(step.effects(), walk);
      for (Step.Clear clear : routine.clears().get(pc)) {
        clear.cells().forEach(register -> walk.write(register, 0));
      }
      if (step.acquires() >= 0) {
        program.locks().forEach(l -> Access.walk(l.holder().get(routine.number()), walk));
      }
      walk.looking = views.changed(step);
      return walk;
    }
  }

  /** Gathers bits. */
  private static final class Walk implements Access.Fields {
    private final Program program;
    private final long[] looks;
    private final long[] writes;
    private final BitSet targets = new BitSet();
    private long looking; // watches, as bits

    Walk(Program program) {
      this.program = program;
      looks = new long[program.layout().words()];
      writes = new long[looks.length];
    }

    void join(Walk other) {
      for (int word = 0; word < looks.length; word++) {
        looks[word] |= other.looks[word];
        writes[word] |= other.writes[word];
      }
      looking |= other.looking;
    }

    @Override
    public void read(Cells cells, int index) {
      add(looks, cells, index);
    }

    @Override
    public void write(Cells cells, int index) {
      add(looks, cells, index);
      add(writes, cells, index);
    }

    @Override
    public void raise(int rule) {
      write(program.broken(), rule);
    }

    @Override
    public void go(int pc) {
      targets.set(pc);
    }

    private static void add(long[] bits, Cells cells, int index) {
      for (int i = cells.origin(); i < cells.origin() + cells.count(); i++) {
        if (index == i || index == Access.ANY) {
          bits[cells.word(i)] |= cells.mask() << cells.shift(i);
        }
      }
    }
  }
}
