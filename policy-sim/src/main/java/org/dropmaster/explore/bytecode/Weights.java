package org.dropmaster.explore.bytecode;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;

/**
 * How much code terms and effects make, so that no method grows beyond what the JVM compiles: a
 * part that is too heavy becomes a method of its own and then weighs next to nothing.
 */
final class Weights {
  /** A heavier term is a method of its own. */
  private static final int TERM = 48;

  /** A heavier list of effects is a method of its own. */
  private static final int LIST = 120;

  private final Map<Term, Integer> terms = new IdentityHashMap<>();
  private final Map<List<Effect>, Integer> lists = new IdentityHashMap<>();

  boolean heavy(Term term) {
    return whole(term) > TERM;
  }

  boolean heavy(List<Effect> effects) {
    return whole(effects) > LIST && !leads(effects);
  }

  /** Where it is written in place or called. */
  int of(Term term) {
    return heavy(term) ? 1 : whole(term);
  }

  private int whole(Term term) {
    Integer known = terms.get(term);
    if (known == null) {
      int sum = 1;
      for (Term part : term.parts()) {
        sum += of(part);
      }
      known = sum;
      terms.put(term, known);
    }
    return known;
  }

  int of(List<Effect> effects) {
    return heavy(effects) ? 1 : whole(effects);
  }

  /** The weight of a list that is written out. */
  int whole(List<Effect> effects) {
    Integer known = lists.get(effects);
    if (known == null) {
      int sum = 0;
      for (Effect effect : effects) {
        sum += of(effect);
      }
      known = sum;
      lists.put(effects, known);
    }
    return known;
  }

  int of(Effect effect) {
    if (effect instanceof Effect.Set set) {
      return 3 + of(set.index()) + of(set.value());
    } else if (effect instanceof Effect.Let let) {
      return 1 + of(let.value());
    } else if (effect instanceof Effect.When when) {
      return 1 + of(when.condition()) + of(when.yes()) + of(when.no());
    } else if (effect instanceof Effect.Ghost ghost) {
      return of(ghost.effects());
    }
    return 1;
  }

  /** Whether a way through the effects says where the actor goes on. */
  static boolean leads(List<Effect> effects) {
    return effects.stream().anyMatch(Weights::leads);
  }

  static boolean leads(Effect effect) {
    return effect instanceof Effect.Goto
        || effect instanceof Effect.When when && (leads(when.yes()) || leads(when.no()))
        || effect instanceof Effect.Ghost ghost && leads(ghost.effects());
  }
}
