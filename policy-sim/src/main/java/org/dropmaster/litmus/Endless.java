package org.dropmaster.litmus;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dropmaster.explore.Cycles;
import org.dropmaster.explore.Explored;
import org.dropmaster.explore.Witness;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Term;

/**
 * What the fair runs of an instance show that never end. A run is fair if every actor, the engine
 * included, that can move from some moment on without a break does move.
 *
 * @param broken the rules that such a run breaks
 * @param positive a run to where the condition of an {@code ever} or {@code eventually} holds
 * @param negative a run that goes on for ever where it does not
 * @param open whether the condition is about ends of runs, and there is a run that has none
 */
record Endless(
    Map<Rule, Witness> broken,
    Optional<Witness> positive,
    Optional<Witness> negative,
    boolean open) {
  static final Endless NONE = new Endless(Map.of(), Optional.empty(), Optional.empty(), false);

  /** Of the cycles of a search that came to its end; runs that end are not looked at. */
  static Endless of(Instance instance, Mover mover, Cycles cycles, Explored explored) {
    if (cycles.none()) {
      return NONE;
    }
    Map<Rule, Witness> broken = new EnumMap<>(Rule.class);
    for (int actor = 0; actor < instance.waits().size(); actor++) {
      cycles
          .waiting(actor, where(mover, instance.waits().get(actor)))
          .ifPresent(run -> broken.putIfAbsent(Rule.HUNG, run));
    }
    instance
        .atEnd()
        .forEach(
            (rule, term) ->
                cycles.staying(where(mover, term)).ifPresent(run -> broken.put(rule, run)));
    if (!instance.latched()) {
      boolean open = cycles.staying(state -> true).isPresent();
      return new Endless(broken, Optional.empty(), Optional.empty(), open);
    }
    Predicate<long[]> holds = where(mover, instance.positive());
    return new Endless(
        broken,
        explored.first(holds).map(explored::witness),
        cycles.staying(holds.negate()),
        false);
  }

  private static Predicate<long[]> where(Mover mover, Term term) {
    var reader = mover.reader(term);
    return state -> reader.applyAsInt(state) != 0;
  }
}
