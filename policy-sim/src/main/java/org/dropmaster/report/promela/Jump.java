package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;

/**
 * Where a step goes on, apart from what else it does.
 *
 * @param before the effects that do not decide it
 * @param condition what does, if that is known after them: goes to {@code yes}, else to {@code no}
 */
record Jump(List<Effect> before, Optional<Term> condition, int yes, int no) {

  /** Of effects that go to {@code next} by themselves. */
  static Jump of(List<Effect> effects, int next) {
    Set<Integer> exits = Exits.of(effects, next);
    if (exits.size() == 1) {
      int only = exits.iterator().next();
      return new Jump(staying(effects), Optional.of(Term.TRUE), only, only);
    }
    int last = effects.size() - 1;
    List<Effect> before = effects.subList(0, last);
    if (effects.get(last) instanceof Effect.When when
        && onlyJumps(when.yes())
        && onlyJumps(when.no())
        && staying(before).equals(before)) {
      return new Jump(
          before, Optional.of(when.condition()), to(when.yes(), next), to(when.no(), next));
    }
    return new Jump(effects, Optional.empty(), next, next);
  }

  private static boolean onlyJumps(List<Effect> effects) {
    return effects.stream().allMatch(Effect.Goto.class::isInstance);
  }

  private static int to(List<Effect> jumps, int next) {
    return Exits.of(jumps, next).iterator().next();
  }

  private static List<Effect> staying(List<Effect> effects) {
    List<Effect> made = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.When w) {
        made.add(new Effect.When(w.condition(), staying(w.yes()), staying(w.no())));
      } else if (!(effect instanceof Effect.Goto)) {
        made.add(effect);
      }
    }
    return made;
  }
}
