package org.dropmaster.report.promela;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Effect;

/** Where a step can go on. */
final class Exits {
  private Exits() {}

  /** The targets of effects that go to {@code next} unless they say otherwise. */
  static Set<Integer> of(List<Effect> effects, int next) {
    Set<Integer> now = new TreeSet<>(Set.of(next));
    for (Effect effect : effects) {
      if (effect instanceof Effect.Goto go) {
        now = new TreeSet<>(Set.of(go.target().pc()));
      } else if (effect instanceof Effect.When when) {
        Set<Integer> either = new TreeSet<>();
        either.addAll(after(now, when.yes()));
        either.addAll(after(now, when.no()));
        now = either;
      }
    }
    return now;
  }

  private static Set<Integer> after(Set<Integer> before, List<Effect> effects) {
    Set<Integer> all = new TreeSet<>();
    before.forEach(pc -> all.addAll(of(effects, pc)));
    return all;
  }
}
