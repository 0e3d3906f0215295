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
 */
record Endless(Map<Rule, Witness> broken, Optional<Witness> positive, Optional<Witness> negative) {
  static final Endless NONE = new Endless(Map.of(), Optional.empty(), Optional.empty());

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
    cycles
        .staying(where(mover, instance.atEnd().getOrDefault(Rule.STUCK_OWNER, Term.FALSE)))
        .ifPresent(run -> broken.put(Rule.STUCK_OWNER, run));
    if (!instance.latched()) {
      return new Endless(broken, Optional.empty(), Optional.empty());
    }
    Predicate<long[]> holds = where(mover, instance.positive());
    return new Endless(
        broken, explored.first(holds).map(explored::witness), cycles.staying(holds.negate()));
  }

  private static Predicate<long[]> where(Mover mover, Term term) {
    var reader = mover.reader(term);
    return state -> reader.applyAsInt(state) != 0;
  }
}
