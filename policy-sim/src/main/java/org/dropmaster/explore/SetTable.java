package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/** One actor's steps that the place in a key does not exclude. */
final class SetTable {
  private final int shift;
  private final int places;
  private final SetStep[][] steps;

  SetTable(MaskSystem.Actor actor, Leaves leaves) {
    shift = Long.numberOfTrailingZeros(actor.place()) & Long.SIZE - 1;
    places = (int) (actor.place() >>> shift);
    steps = new SetStep[places + 1][];
    List<SetStep> all = new ArrayList<>();
    for (MaskStep step : actor.steps()) {
      all.add(new SetStep(step, leaves));
    }
    long seen = actor.place() & ~leaves.mask();
    for (int place = 0; place <= places; place++) {
      long here = (long) place << shift;
      steps[place] =
          (here & leaves.mask()) != 0
              ? new SetStep[0]
              : possible(actor, all, new MaskStep.Guard(seen, here));
    }
  }

  private static SetStep[] possible(
      MaskSystem.Actor actor, List<SetStep> all, MaskStep.Guard here) {
    List<SetStep> possible = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!actor.steps().get(i).guard().excludes(here)) {
        possible.add(all.get(i));
      }
    }
    return possible.toArray(new SetStep[0]);
  }

  SetStep[] at(long key) {
    return steps[(int) (key >>> shift) & places];
  }
}
