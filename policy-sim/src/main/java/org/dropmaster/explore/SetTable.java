package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/** One actor's steps that the place in a key does not exclude. */
final class SetTable {
  private final int shift;
  private final int places;
  private final List<List<SetStep>> steps = new ArrayList<>();

  SetTable(MaskSystem.Actor actor, Leaves leaves) {
    shift = Long.numberOfTrailingZeros(actor.place()) & Long.SIZE - 1;
    places = (int) (actor.place() >>> shift);
    List<SetStep> all = new ArrayList<>();
    for (MaskStep step : actor.steps()) {
      all.add(new SetStep(step, leaves));
    }
    long seen = actor.place() & ~leaves.mask();
    for (int place = 0; place <= places; place++) {
      long here = (long) place << shift;
      steps.add(
          (here & leaves.mask()) != 0
              ? List.of()
              : possible(actor, all, new MaskStep.Guard(seen, here)));
    }
  }

  private static List<SetStep> possible(
      MaskSystem.Actor actor, List<SetStep> all, MaskStep.Guard here) {
    List<SetStep> possible = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!actor.steps().get(i).guard().excludes(here)) {
        possible.add(all.get(i));
      }
    }
    return possible;
  }

  /** Adds all moves of states under that key. */
  void addTo(List<SetMove> moves, long key) {
    for (SetStep step : steps.get((int) (key >>> shift) & places)) {
      moves.addAll(step.moves(key));
    }
  }
}
