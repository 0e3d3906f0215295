package org.dropmaster.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Terms and effects of a step of which one choice is taken: what hung on the number of the choice
 * is decided once, not in every state. They mean the same and end a step in the same way.
 */
public final class Chosen {
  private Chosen() {}

  /** A term with the number put in; the same object where the choice does not matter. */
  public static Term of(Term term, int choice) {
    if (term instanceof Term.Choice) {
      return Term.of(choice);
    } else if (term instanceof Term.Cell cell) {
      Term index = of(cell.index(), choice);
      return index == cell.index() ? term : new Term.Cell(cell.cells(), index);
    } else if (term instanceof Term.Not not) {
      Term operand = of(not.operand(), choice);
      return operand == not.operand() ? term : operand.not();
    } else if (term instanceof Term.Binary b) {
      Term left = of(b.left(), choice);
      Term right = of(b.right(), choice);
      return left == b.left() && right == b.right() ? term : left.binary(b.op(), right);
    } else if (term instanceof Term.Pick pick) {
      return pick(pick, choice);
    } else if (term instanceof Term.Alive alive) {
      Term pointer = of(alive.pointer(), choice);
      return pointer == alive.pointer() ? term : new Term.Alive(pointer, alive.phase());
    }
    return term;
  }

  /** Of a condition that is decided, only the branch that is taken is looked at. */
  private static Term pick(Term.Pick pick, int choice) {
    Term condition = of(pick.condition(), choice);
    if (condition instanceof Term.Const c) {
      return of(c.value() != 0 ? pick.yes() : pick.no(), choice);
    }
    Term yes = of(pick.yes(), choice);
    Term no = of(pick.no(), choice);
    boolean same = condition == pick.condition() && yes == pick.yes() && no == pick.no();
    return same ? pick : new Term.Pick(condition, yes, no);
  }

  /** The effects with the number put in; the same list where the choice does not matter. */
  public static List<Effect> of(List<Effect> effects, int choice) {
    List<Effect> all = new ArrayList<>();
    boolean same = true;
    for (Effect effect : effects) {
      List<Effect> made = of(effect, choice);
      same &= made.size() == 1 && made.get(0) == effect;
      all.addAll(made);
    }
    return same ? effects : List.copyOf(all);
  }

  private static List<Effect> of(Effect effect, int choice) {
    if (effect instanceof Effect.Set set) {
      Term index = of(set.index(), choice);
      Term value = of(set.value(), choice);
      boolean same = index == set.index() && value == set.value();
      return List.of(same ? set : new Effect.Set(set.cells(), index, value));
    } else if (effect instanceof Effect.Let let) {
      Term value = of(let.value(), choice);
      return List.of(value == let.value() ? let : new Effect.Let(let.temp(), value));
    } else if (effect instanceof Effect.When when) {
      return when(when, choice);
    } else if (effect instanceof Effect.Ghost ghost) {
      List<Effect> effects = of(ghost.effects(), choice);
      return List.of(effects == ghost.effects() ? ghost : new Effect.Ghost(effects));
    }
    return List.of(effect);
  }

  private static List<Effect> when(Effect.When when, int choice) {
    Term condition = of(when.condition(), choice);
    if (condition instanceof Term.Const c) {
      return of(c.value() != 0 ? when.yes() : when.no(), choice);
    }
    List<Effect> yes = of(when.yes(), choice);
    List<Effect> no = of(when.no(), choice);
    boolean same = condition == when.condition() && yes == when.yes() && no == when.no();
    return List.of(same ? when : new Effect.When(condition, yes, no));
  }
}
