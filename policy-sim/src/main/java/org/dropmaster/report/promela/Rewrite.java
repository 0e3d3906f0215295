package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;

/**
 * Rebuilds terms with their cells, temporaries and choices replaced, and folds what is constant.
 */
final class Rewrite {
  private final UnaryOperator<Term> leaf;

  /** The function is given cells, their index already rebuilt, temporaries and choices. */
  Rewrite(UnaryOperator<Term> leaf) {
    this.leaf = leaf;
  }

  /** Takes one way of several. */
  static Rewrite choosing(int choice) {
    return new Rewrite(t -> t instanceof Term.Choice ? Term.of(choice) : t);
  }

  Term term(Term term) {
    if (term instanceof Term.Cell cell) {
      return leaf.apply(Term.at(cell.cells(), term(cell.index())));
    } else if (term instanceof Term.Temp || term instanceof Term.Choice) {
      return leaf.apply(term);
    } else if (term instanceof Term.Not not) {
      return term(not.operand()).not();
    } else if (term instanceof Term.Binary b) {
      return binary(term(b.left()), b.op(), term(b.right()));
    } else if (term instanceof Term.Pick p) {
      return term(p.condition()).pick(term(p.yes()), term(p.no()));
    } else if (term instanceof Term.Alive a) {
      return new Term.Alive(term(a.pointer()), a.phase());
    }
    return term;
  }

  /** No bits of what is harmless are none. */
  private static Term binary(Term left, Term.Op op, Term right) {
    boolean none = op == Term.Op.MEET && right.is(0) && left.harmless();
    return none ? Term.FALSE : left.binary(op, right);
  }

  List<Effect> effects(List<Effect> effects) {
    List<Effect> made = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.When when) {
        branch(when, made);
      } else if (effect instanceof Effect.Ghost ghost) {
        made.addAll(effects(ghost.effects()));
      } else if (effect instanceof Effect.Set s) {
        made.add(new Effect.Set(s.cells(), term(s.index()), term(s.value())));
      } else if (effect instanceof Effect.Let let) {
        made.add(new Effect.Let(let.temp(), term(let.value())));
      } else {
        made.add(effect);
      }
    }
    return made;
  }

  private void branch(Effect.When when, List<Effect> made) {
    Term condition = term(when.condition());
    if (condition.constant()) {
      made.addAll(effects(condition.is(0) ? when.no() : when.yes()));
    } else {
      made.add(new Effect.When(condition, effects(when.yes()), effects(when.no())));
    }
  }
}
