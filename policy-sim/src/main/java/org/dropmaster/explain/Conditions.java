package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;

/** Finds under which conditions some effects break a rule, with temporaries put in. */
final class Conditions {
  private final Map<Integer, Term> lets = new HashMap<>();
  private final List<Term> path = new ArrayList<>();
  private final List<List<Term>> sites = new ArrayList<>();
  private final int rule;

  private Conditions(int rule) {
    this.rule = rule;
  }

  /** For each place that breaks the rule, the conditions that must hold there. */
  static List<List<Term>> of(List<Effect> effects, int rule) {
    Conditions conditions = new Conditions(rule);
    conditions.effects(effects);
    return conditions.sites;
  }

  /** Every pointer that some effects and a guard follow, in order, inner ones first. */
  static List<Term.Alive> followed(Term guard, List<Effect> effects) {
    Conditions conditions = new Conditions(-1);
    List<Term.Alive> found = new ArrayList<>();
    collect(guard, found);
    conditions.follow(effects, found);
    return found;
  }

  private void effects(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Let let) {
        lets.put(let.temp().slot(), put(let.value()));
      } else if (effect instanceof Effect.Ghost ghost) {
        effects(ghost.effects());
      } else if (effect instanceof Effect.Raise raise && raise.rule() == rule) {
        sites.add(List.copyOf(path));
      } else if (effect instanceof Effect.When when) {
        Term condition = put(when.condition());
        under(condition, when.yes());
        under(condition.not(), when.no());
      }
    }
  }

  private void under(Term condition, List<Effect> effects) {
    path.add(condition);
    effects(effects);
    path.remove(path.size() - 1);
  }

  private void follow(List<Effect> effects, List<Term.Alive> found) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Let let) {
        Term value = put(let.value());
        lets.put(let.temp().slot(), value);
        collect(value, found);
      } else if (effect instanceof Effect.Set set) {
        collect(put(set.index()), found);
        collect(put(set.value()), found);
      } else if (effect instanceof Effect.Ghost ghost) {
        follow(ghost.effects(), found);
      } else if (effect instanceof Effect.When when) {
        collect(put(when.condition()), found);
        follow(when.yes(), found);
        follow(when.no(), found);
      }
    }
  }

  private static void collect(Term term, List<Term.Alive> found) {
    term.parts().forEach(part -> collect(part, found));
    if (term instanceof Term.Alive alive) {
      found.add(alive);
    }
  }

  private Term put(Term term) {
    if (term instanceof Term.Temp temp) {
      return Optional.ofNullable(lets.get(temp.slot())).orElse(Term.NULL);
    } else if (term instanceof Term.Cell cell) {
      return Term.at(cell.cells(), put(cell.index()));
    } else if (term instanceof Term.Not not) {
      return put(not.operand()).not();
    } else if (term instanceof Term.Binary b) {
      return put(b.left()).binary(b.op(), put(b.right()));
    } else if (term instanceof Term.Pick p) {
      return put(p.condition()).pick(put(p.yes()), put(p.no()));
    } else if (term instanceof Term.Alive alive) {
      return new Term.Alive(put(alive.pointer()), alive.phase());
    }
    return term;
  }
}
