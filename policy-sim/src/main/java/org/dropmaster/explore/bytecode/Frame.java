package org.dropmaster.explore.bytecode;

import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.state.Cells;

/**
 * What generated code stands on: that of one actor, where the working states are and how a move
 * ends, or that of the watches, which all actors have in common, or of a term.
 */
abstract class Frame {
  private static final Mover.Moves NOBODY = (actor, choice, next) -> {};

  /** The first rule that this move broke fatally, 0 for none. */
  int fault;

  /** The first limit that this move reached, 0 for none. */
  int limit;

  /** Which steps have been taken. */
  boolean[] ran = {};

  /** For each lock class, the classes taken while it was held. */
  long[] order = {};

  private int actor;
  private Cells[] rows = {}; // the rows of rules broken, of the run's end, and of the limit
  private long[][] buffers = {};
  private long[] before = {};
  private Mover.Moves moves = NOBODY;
  private int taken;
  private Frame watches = this;

  /** Says which actor it stands for, and who looks at what it does. */
  final void begin(Program program, Routine routine, Frame watching) {
    actor = routine.number();
    ran = new boolean[routine.steps().size()];
    order = new long[program.lockClasses().size()];
    rows = new Cells[] {program.broken(), program.ended(), program.limit()};
    buffers = new long[][] {new long[program.layout().words()]};
    watches = watching;
  }

  /** Takes all moves of its actor, from the step at which it stands. */
  void take(long[] from) {
    throw new UnsupportedOperationException("made for no actor");
  }

  /** Lets the watches of these bits look at the state. */
  void watch(long[] state, long which) {
    throw new UnsupportedOperationException("made for no watches");
  }

  /** The value of the term that this was made for. */
  int value(long[] state) {
    throw new UnsupportedOperationException("made for no term");
  }

  /** The value of its term, 0 where it follows a pointer to nowhere. */
  final int read(long[] state) {
    int value = value(state);
    if (fault != 0) {
      fault = 0;
      return 0;
    }
    return value;
  }

  final void expand(long[] from, Mover.Moves to) {
    before = from;
    moves = to;
    taken = 0;
    take(from);
  }

  /** A working copy for the choice at this depth of choices within one move. */
  final long[] copy(long[] from, int depth) {
    if (depth == buffers.length) {
      grow();
    }
    long[] work = buffers[depth];
    System.arraycopy(from, 0, work, 0, work.length);
    return work;
  }

  private void grow() {
    long[][] more = java.util.Arrays.copyOf(buffers, buffers.length * 2);
    for (int depth = buffers.length; depth < more.length; depth++) {
      more[depth] = new long[buffers[0].length];
    }
    buffers = more;
  }

  final void fault(int rule) {
    if (fault == 0) {
      fault = rule;
    }
  }

  final void limit(int which) {
    if (limit == 0) {
      limit = which;
    }
  }

  /** The move is made, unless a watch sees something that ends it. */
  final void finish(long[] work, long pending) {
    if (pending != 0) {
      look(work, pending);
      if ((fault | limit) != 0) {
        end(work);
        return;
      }
    }
    moves.move(actor, taken++, work);
  }

  private void look(long[] state, long which) {
    watches.fault = fault;
    watches.limit = limit;
    watches.watch(state, which);
    fault = watches.fault;
    limit = watches.limit;
  }

  /** The run ends here, as {@link Machine} says it. */
  final void end(long[] work) {
    System.arraycopy(before, 0, work, 0, work.length);
    if (fault != 0) {
      rows[0].set(work, fault, 1);
      fault = 0;
      look(work, -1);
    } else {
      rows[2].set(work, 0, limit);
    }
    rows[1].set(work, 0, 1);
    fault = 0;
    limit = 0;
    moves.move(actor, taken++, work);
  }

  /** An actor before a step that is always joined to another. */
  static IllegalStateException nowhere() {
    return new IllegalStateException("an actor stands where none can");
  }

  /** A write to a field that the row does not have. */
  static IllegalStateException outside(int index) {
    return new IllegalStateException("no field of index " + index);
  }
}
