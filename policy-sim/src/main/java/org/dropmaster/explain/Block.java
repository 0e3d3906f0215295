package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Statements of one call with nobody else's in between.
 *
 * @param first the first statement's index
 * @param end the index behind the last
 * @param whole whether it is the whole call
 */
record Block(Call call, int first, int end, boolean whole) {
  /** A run cut into blocks. */
  static List<Block> of(History history) {
    List<Block> blocks = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= history.moments().size(); i++) {
      if (i == history.moments().size() || !history.call(i).equals(history.call(first))) {
        blocks.add(new Block(history.call(first), first, i, false));
        first = i;
      }
    }
    return blocks.stream().map(block -> block.judged(blocks, history)).toList();
  }

  private Block judged(List<Block> all, History history) {
    boolean once = all.stream().filter(other -> other.call().equals(call)).count() == 1;
    return new Block(call, first, end, once && finished(history));
  }

  /** At the end of the run a call may not have come to its end: nobody knows its result. */
  private boolean finished(History history) {
    int actor = call.actor();
    for (int i = end; i < history.moments().size(); i++) {
      if (history.moments().get(i).actor() == actor) {
        return true;
      }
    }
    return history.rests(actor) || history.next(actor).file().equals(history.scene().file());
  }
}
