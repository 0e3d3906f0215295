package org.dropmaster.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.state.Cells;

/** Finds where a step can lead, and which registers it has surely written on the way there. */
final class Ways {
  private static final int ONWARD = -1;
  private final Map<Cells, Integer> numbers;

  /** For registers numbered so. */
  Ways(Map<Cells, Integer> numbers) {
    this.numbers = numbers;
  }

  /** One way through a step's effects. */
  private record Way(int target, BitSet written) {
    Way to(int other) {
      return new Way(other, written);
    }

    Way copy() {
      return new Way(target, (BitSet) written.clone());
    }
  }

  /** By target, the registers written on every way that leads there. */
  Map<Integer, BitSet> of(Step step) {
    if (!leads(step.effects())) { // as hardly any step does
      return Map.of(step.next().pc(), written(step.effects()));
    }
    Map<Integer, BitSet> found = new LinkedHashMap<>();
    for (Way way : through(step.effects(), List.of(new Way(ONWARD, new BitSet())))) {
      int target = way.target() == ONWARD ? step.next().pc() : way.target();
      found.merge(target, way.written(), Ways::both);
    }
    return found;
  }

  private static BitSet both(BitSet a, BitSet b) {
    BitSet common = (BitSet) a.clone();
    common.and(b);
    return common;
  }

  private List<Way> through(List<Effect> effects, List<Way> from) {
    List<Way> ways = from;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Goto go) {
        ways = ways.stream().map(way -> way.to(go.target().pc())).toList();
      } else if (effect instanceof Effect.When when && leads(effect)) {
        ways = fork(when, ways);
      } else if (effect instanceof Effect.Ghost ghost) {
        ways = through(ghost.effects(), ways);
      } else {
        ways.forEach(way -> write(effect, way.written()));
      }
    }
    return ways;
  }

  private List<Way> fork(Effect.When when, List<Way> from) {
    if (when.condition().is(1)) {
      return through(when.yes(), from);
    }
    List<Way> ways = new ArrayList<>();
    ways.addAll(through(when.yes(), from.stream().map(Way::copy).toList()));
    ways.addAll(through(when.no(), from));
    return ways;
  }

  private BitSet written(List<Effect> effects) {
    BitSet all = new BitSet();
    effects.forEach(effect -> write(effect, all));
    return all;
  }

  /** Adds what an effect, which leads nowhere, surely writes. */
  private void write(Effect effect, BitSet all) {
    if (effect instanceof Effect.Set set) {
      Integer number = numbers.get(set.cells());
      if (number != null) {
        all.set(number);
      }
    } else if (effect instanceof Effect.When when) {
      BitSet sure = written(when.yes());
      if (!when.condition().is(1)) {
        sure.and(written(when.no()));
      }
      all.or(sure);
    } else if (effect instanceof Effect.Ghost ghost) {
      ghost.effects().forEach(each -> write(each, all));
    }
  }

  private static boolean leads(List<Effect> effects) {
    for (Effect effect : effects) {
      if (leads(effect)) {
        return true;
      }
    }
    return false;
  }

  private static boolean leads(Effect effect) {
    return effect instanceof Effect.Goto
        || effect instanceof Effect.When when && (leads(when.yes()) || leads(when.no()))
        || effect instanceof Effect.Ghost ghost && leads(ghost.effects());
  }
}
