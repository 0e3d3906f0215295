package org.dropmaster.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.state.Cells;

/**
 * The bounds that runs of a program can reach, numbered from 1 as they come in its text: so all who
 * run it number them alike, whatever they meet first.
 */
final class Bounds {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Cells, Integer> ranges = new HashMap<>();

  Bounds(Program program) {
    for (Routine routine : program.routines()) {
      for (Step step : routine.steps()) {
        note(step.effects());
      }
    }
    program.watches().forEach(watch -> note(watch.effects()));
    note(program.setup());
  }

  private void note(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Set set) {
        range(set);
      } else if (effect instanceof Effect.When when) {
        note(when.yes());
        note(when.no());
      } else if (effect instanceof Effect.Limit limit) {
        number(limit.bound());
      } else if (effect instanceof Effect.Ghost ghost) {
        note(ghost.effects());
      }
    }
  }

  /** The number of the bound that is reached where a value does not fit. */
  int range(Effect.Set set) {
    Integer known = ranges.get(set.cells());
    if (known != null) {
      return known;
    }
    int number = number(set.bound());
    ranges.put(set.cells(), number);
    return number;
  }

  /**
   * The number of a bound; a new one gets the next, and beyond the highest they share it. Those of
   * the program can be asked for by several threads.
   */
  int number(String bound) {
    Integer known = numbers.get(bound);
    if (known != null) {
      return known;
    }
    int number = Math.min(Machine.MOST_LIMITS, numbers.size() + 1);
    numbers.put(bound, number);
    return number;
  }

  /** The first name of those with this number; empty for none. */
  String name(int number) {
    return numbers.entrySet().stream()
        .filter(e -> e.getValue() == number)
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse("");
  }
}
