package org.dropmaster.litmus;

import java.util.function.ToIntFunction;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Term;

/** Makes another's moves with a bug planted in them. */
record Planted(Mover right, Bug bug) implements Mover {
  /** What is wrong. */
  interface Bug {
    /** Whether the move is still made; the state that it leads to can be spoiled. */
    boolean keeps(long[] from, int actor, long[] next);
  }

  @Override
  public void initial(long[] into) {
    right.initial(into);
  }

  @Override
  public void expand(long[] from, Moves to) {
    right.expand(
        from,
        (actor, choice, next) -> {
          long[] spoiled = next.clone();
          if (bug.keeps(from, actor, spoiled)) {
            to.move(actor, choice, spoiled);
          }
        });
  }

  @Override
  public ToIntFunction<long[]> reader(Term term) {
    return right.reader(term);
  }

  @Override
  public boolean ran(int actor, int pc) {
    return right.ran(actor, pc);
  }

  @Override
  public long order(int lockClass) {
    return right.order(lockClass);
  }
}
