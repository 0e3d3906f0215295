package org.dropmaster.program;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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
      watches = program.watches().stream().map(w -> walk(w.effects())).toArray(Walk[]::new);
    }

    private Walk walk(List<Effect> effects) {
      Walk walk = new Walk(program);
      walk.effects(effects);
      return walk;
    }

    /** That of an actor which stands at this step. */
    Footprint at(Routine routine, int pc) {
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
      walk.targets.set(step.next().pc());
      walk.read(step.guard());
      walk.effects(step.effects());
      for (Step.Clear clear : routine.clears().get(pc)) {
        clear.cells().forEach(register -> walk.write(register, 0));
      }
      if (step.acquires() >= 0) {
        program.locks().forEach(held -> walk.read(held.holder().get(routine.number())));
      }
      walk.looking = views.changed(step);
      return walk;
    }
  }

  /** Gathers bits. */
  private static final class Walk {
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

    void effects(List<Effect> effects) {
      for (Effect effect : effects) {
        effect(effect);
      }
    }

    private void effect(Effect effect) {
      if (effect instanceof Effect.Set set) {
        read(set.index());
        read(set.value());
        add(looks, set.cells(), set.index());
        add(writes, set.cells(), set.index());
      } else if (effect instanceof Effect.Let let) {
        read(let.value());
      } else if (effect instanceof Effect.When when) {
        read(when.condition());
        effects(when.yes());
        effects(when.no());
      } else if (effect instanceof Effect.Raise raise) {
        write(program.broken(), raise.rule());
      } else if (effect instanceof Effect.Goto go) {
        targets.set(go.target().pc());
      } else if (effect instanceof Effect.Ghost ghost) {
        effects(ghost.effects());
      }
    }

    void read(Term term) {
      if (term instanceof Term.Cell cell) {
        add(looks, cell.cells(), cell.index());
      } else if (term instanceof Term.Alive alive) {
        add(looks, alive.phase(), alive.pointer());
      }
      for (int i = 0; i < term.arity(); i++) {
        read(term.part(i));
      }
    }

    void write(Cells cells, int index) {
      add(looks, cells, index);
      add(writes, cells, index);
    }

    private static void add(long[] bits, Cells cells, Term index) {
      if (index instanceof Term.Const at) {
        if (cells.has(at.value())) {
          add(bits, cells, at.value());
        }
      } else {
        for (int i = cells.origin(); i < cells.origin() + cells.count(); i++) {
          add(bits, cells, i);
        }
      }
    }

    private static void add(long[] bits, Cells cells, int index) {
      bits[cells.word(index)] |= cells.mask() << cells.shift(index);
    }
  }
}
