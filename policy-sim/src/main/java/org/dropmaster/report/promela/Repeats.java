package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.program.Term;

/** What a term asks for more than once, so that it is written once. */
final class Repeats {
  /** Smaller terms are as short as a name for them. */
  private static final int FEWEST_NODES = 6;

  private final Map<Term, Integer> seen = new HashMap<>();
  private final List<Term> order = new ArrayList<>();

  private Repeats() {}

  /** The larger parts that occur several times, each behind those that it is made of. */
  static List<Term> of(Term term) {
    Repeats repeats = new Repeats();
    repeats.count(term);
    return repeats.order.stream()
        .filter(t -> repeats.seen.getOrDefault(t, 0) > 1 && t.harmless())
        .filter(t -> nodes(t) >= FEWEST_NODES)
        .toList();
  }

  private void count(Term term) {
    if (!term.parts().isEmpty() && seen.merge(term, 1, Integer::sum) == 1) {
      term.parts().forEach(this::count);
      order.add(term);
    }
  }

  private static int nodes(Term term) {
    return 1 + term.parts().stream().mapToInt(Repeats::nodes).sum();
  }
}
