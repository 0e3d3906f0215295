package org.dropmaster.explore.bytecode;

import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.state.Cells;

/**
 * What generated code of one actor stands on: where the working states are, and how a move ends.
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
  private Cells[] marks = {};
  private long[][] buffers = {};
  private long[] before = {};
  private Mover.Moves moves = NOBODY;
  private int taken;

  /**
   * Says what it stands for.
   *
   * @param rows the rows of rules broken, of the run's end, and of the limit
   */
  final void begin(int number, int steps, int classes, int words, Cells... rows) {
    actor = number;
    ran = new boolean[steps];
    order = new long[classes];
    marks = rows;
    buffers = new long[][] {new long[words]};
  }

  /** Takes all moves of the actor, from the step at which it stands. */
  abstract void take(long[] from);

  /** Lets the watches of these bits look at the state. */
  abstract void watch(long[] state, long pending);

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
      watch(work, pending);
      if ((fault | limit) != 0) {
        end(work);
        return;
      }
    }
    moves.move(actor, taken++, work);
  }

  /** The run ends here, as {@link Machine} says it. */
  final void end(long[] work) {
    System.arraycopy(before, 0, work, 0, work.length);
    if (fault != 0) {
      marks[0].set(work, fault, 1);
      fault = 0;
      watch(work, -1);
    } else {
      marks[2].set(work, 0, limit);
    }
    marks[1].set(work, 0, 1);
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
