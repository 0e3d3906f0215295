package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropmaster.explore.Bits;
import org.dropmaster.explore.Footprints;
import org.dropmaster.program.Access;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * What the moves of an instance read and write, all that judges it counted in: so two moves that
 * can be exchanged can be exchanged for the monitor too.
 *
 * <p>A move is read and written with the steps that happen together with it and the watches that
 * look at it. Of a premise that looks at several fields at once, whoever writes one reads the
 * others, so that their order stays. Whoever may end the run in its middle reads what an outcome
 * shows.
 */
final class Independence {
  private final Program program;
  private final Map<Cells, Integer> numbers = new HashMap<>();
  private final List<BitSet> together = new ArrayList<>();
  private final List<Seen> watches = new ArrayList<>();
  private final BitSet outcome = new BitSet();
  private int things;

  /** What a watch looks at and notes, and whether it may end the run. */
  private record Seen(BitSet reads, BitSet writes, boolean ends) {}

  private Independence(Instance instance) {
    this.program = instance.program();
    for (Cells row : program.layout().fields()) {
      numbers.put(row, things);
      things += row.count();
    }
    instance.premises().forEach(this::lookTogether);
    lookTogether(instance.probe());
    List<Term> shown = new ArrayList<>(instance.shown().values());
    shown.add(instance.positive());
    shown.forEach(term -> mark(Access.reads(term), outcome));
    mark(Set.of(new Access.Field(program.broken(), Access.ANY)), outcome);
    program.watches().forEach(watch -> watches.add(seen(watch.effects())));
  }

  /** Of all actors of an instance. */
  static Footprints of(Instance instance) {
    return new Independence(instance).footprints();
  }

  private Footprints footprints() {
    List<Footprints.Actor> actors = new ArrayList<>();
    List<long[]> masks = program.watchMasks();
    for (Routine routine : program.routines()) {
      actors.add(actor(routine, masks.get(routine.number())));
    }
    return new Footprints(things, actors, bits(program.ended()));
  }

  private static Bits bits(Cells of) {
    return new Bits(of.word(of.origin()), of.shift(of.origin()), of.mask());
  }

  /** Each way in which a condition can hold for itself; one that asks a single field is kept. */
  private void lookTogether(Term term) {
    if (term instanceof Term.Binary b && b.op() == Term.Op.OR) {
      lookTogether(b.left());
      lookTogether(b.right());
    } else {
      Set<Access.Field> reads = Access.reads(term);
      boolean local = reads.stream().allMatch(f -> f.cells().scope() == Cells.Scope.REGISTER);
      long owners = reads.stream().map(f -> f.cells().actor()).distinct().count();
      boolean one = reads.size() == 1 && reads.iterator().next().index() != Access.ANY;
      if (!one && !(local && owners == 1)) {
        together.add(bits(reads));
      }
    }
  }

  private Seen seen(List<Effect> effects) {
    Access access = Access.of(effects);
    return new Seen(bits(access.reads()), written(access), effects.stream().anyMatch(this::ends));
  }

  /** A rule that is found broken is noted. */
  private BitSet written(Access access) {
    BitSet writes = bits(access.writes());
    access.raises().stream()
        .forEach(rule -> mark(Set.of(new Access.Field(program.broken(), rule)), writes));
    return writes;
  }

  private BitSet bits(Set<Access.Field> fields) {
    BitSet bits = new BitSet();
    mark(fields, bits);
    return bits;
  }

  private void mark(Set<Access.Field> fields, BitSet into) {
    for (Access.Field field : fields) {
      Cells row = program.layout().holder(field.cells());
      int first = numbers.getOrDefault(row, -1);
      if (first < 0) {
        continue; // a row of no fields
      }
      if (field.index() == Access.ANY) {
        into.set(first, first + row.count());
      } else if (row.has(field.index())) {
        into.set(first + field.index() - row.origin());
      }
    }
  }

  private Footprints.Actor actor(Routine routine, long[] masks) {
    List<Footprints.Place> single = new ArrayList<>();
    for (int pc = 0; pc < routine.steps().size(); pc++) {
      single.add(step(routine, pc, masks[pc]));
    }
    List<Footprints.Place> moves = new ArrayList<>();
    for (int pc = 0; pc < single.size(); pc++) {
      moves.add(move(routine, pc, single));
    }
    return new Footprints.Actor(bits(routine.pc()), moves);
  }

  /** One step with what looks at it, by itself. */
  private Footprints.Place step(Routine routine, int pc, long watching) {
    Step step = routine.steps().get(pc);
    BitSet next = new BitSet();
    next.set(step.next().pc());
    step.effects().forEach(effect -> targets(effect, next));
    BitSet reads = bits(routine.access().get(pc).reads());
    BitSet writes = written(routine.access().get(pc));
    mark(Set.of(field(routine.pc())), writes);
    next.stream()
        .forEach(to -> routine.clears(pc, to).forEach(row -> mark(Set.of(field(row)), writes)));
    boolean ends = ends(step.guard()) || step.effects().stream().anyMatch(this::ends);
    for (long left = watching; left != 0; left &= left - 1) {
      Seen seen = watches.get(Long.numberOfTrailingZeros(left));
      reads.or(seen.reads());
      writes.or(seen.writes());
      ends |= seen.ends();
    }
    together.stream().filter(writes::intersects).forEach(reads::or);
    if (ends) {
      reads.or(outcome);
    }
    return new Footprints.Place(waits(routine, pc), reads, writes, next);
  }

  /** Where a step chooses what it happens together with, all that it reads may let it move. */
  private BitSet waits(Routine routine, int pc) {
    Step step = routine.steps().get(pc);
    boolean chooses = step.fuse() == Step.Fuse.AFTER;
    return bits(chooses ? routine.access().get(pc).reads() : Access.reads(step.guard()));
  }

  private static Access.Field field(Cells register) {
    return new Access.Field(register, register.origin());
  }

  private static void targets(Effect effect, BitSet into) {
    if (effect instanceof Effect.Goto go) {
      into.set(go.target().pc());
    } else if (effect instanceof Effect.When when) {
      when.yes().forEach(e -> targets(e, into));
      when.no().forEach(e -> targets(e, into));
    }
  }

  /** Whether following a pointer, or a fatal rule, may end the run here. */
  private boolean ends(Effect effect) {
    if (effect instanceof Effect.Set set) {
      return ends(set.index()) || ends(set.value());
    } else if (effect instanceof Effect.Let let) {
      return ends(let.value());
    } else if (effect instanceof Effect.When when) {
      return ends(when.condition())
          || when.yes().stream().anyMatch(this::ends)
          || when.no().stream().anyMatch(this::ends);
    } else if (effect instanceof Effect.Ghost ghost) {
      return ghost.effects().stream().anyMatch(this::ends);
    }
    return effect instanceof Effect.Raise raise && program.fatal().get(raise.rule());
  }

  private boolean ends(Term term) {
    return !term.harmless();
  }

  /** A step with all that may happen together with it. */
  private Footprints.Place move(Routine routine, int start, List<Footprints.Place> single) {
    Footprints.Place move =
        new Footprints.Place(new BitSet(), new BitSet(), new BitSet(), new BitSet());
    BitSet seen = new BitSet();
    List<Integer> queue = new ArrayList<>(List.of(start));
    seen.set(start);
    for (int i = 0; i < queue.size(); i++) {
      Footprints.Place step = single.get(queue.get(i));
      move.waits().or(step.waits());
      move.reads().or(step.reads());
      move.writes().or(step.writes());
      boolean after = routine.steps().get(queue.get(i)).fuse() == Step.Fuse.AFTER;
      step.next().stream()
          .forEach(
              to -> {
                boolean joins = after || routine.steps().get(to).fuse() == Step.Fuse.BEFORE;
                if (!joins) {
                  move.next().set(to);
                } else if (!seen.get(to)) {
                  seen.set(to);
                  queue.add(to);
                }
              });
    }
    return move;
  }
}
