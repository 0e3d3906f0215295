package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Term;

/**
 * What rules wait for before they can break at all: each is asked of every state until it has held
 * once. Most states bring nothing, so those that are left are asked in one go.
 */
final class Premises {
  private final Function<Term, ToIntFunction<long[]>> reader;
  private final List<Premise> open = new ArrayList<>();
  private final List<ToIntFunction<long[]>> questions = new ArrayList<>();

  private record Premise(Term holds, ToIntFunction<long[]> reads, Set<Rule> rules) {}

  /**
   * Nothing has held yet.
   *
   * @param holds for each rule, by ordinal, its premise; rules with one premise ask it together
   * @param reader makes a term ready to be asked
   */
  Premises(List<Term> holds, Function<Term, ToIntFunction<long[]>> reader) {
    this.reader = reader;
    Map<Term, Premise> made = new IdentityHashMap<>();
    for (Rule rule : Rule.values()) {
      Term term = holds.get(rule.ordinal());
      if (!made.containsKey(term)) {
        Premise premise = new Premise(term, reader.apply(term), EnumSet.noneOf(Rule.class));
        made.put(term, premise);
        open.add(premise);
      }
      made.get(term).rules().add(rule);
    }
    ask();
  }

  /** A pointer to nowhere answers no to all of a question: whoever follows one is asked alone. */
  private void ask() {
    questions.clear();
    Term any = Term.FALSE;
    for (Premise premise : open) {
      if (premise.holds().harmless()) {
        any = any.or(premise.holds());
      } else {
        questions.add(premise.reads());
      }
    }
    if (!any.is(0)) {
      questions.add(reader.apply(any));
    }
  }

  /** Looks at one more state. */
  void look(long[] state) {
    for (int q = 0; q < questions.size(); q++) {
      if (questions.get(q).applyAsInt(state) != 0) {
        open.removeIf(premise -> premise.reads().applyAsInt(state) != 0);
        ask();
        return;
      }
    }
  }

  /** The rules whose premise has held in a state that was looked at. */
  Set<Rule> held() {
    Set<Rule> held = EnumSet.allOf(Rule.class);
    open.forEach(premise -> held.removeAll(premise.rules()));
    return held;
  }
}
