package org.dropmaster.program;

import java.util.ArrayList;
import java.util.List;

/** Finds where a step can lead, and which registers it has surely written on the way there. */
final class Ways {
  private static final int ONWARD = -1;
  private final Registers registers;

  /** For these registers. */
  Ways(Registers registers) {
    this.registers = registers;
  }

  /** One way through a step's effects. */
  static final class Way {
    private final int target;
    private final long[] written;

    private Way(int target, long[] written) {
      this.target = target;
      this.written = written;
    }

    int target() {
      return target;
    }

    /** The registers that are written on it, whatever else happens. */
    long[] written() {
      return written;
    }
  }

  /** One for each target, with the registers written on every way that leads there. */
  Way[] of(Step step) {
    if (!leads(step.effects())) {
      return new Way[] {new Way(step.next().pc(), written(step.effects()))};
    }
    List<Way> found = new ArrayList<>(2);
    for (Way way : through(step.effects(), List.of(new Way(ONWARD, registers.none())))) {
      int target = way.target == ONWARD ? step.next().pc() : way.target;
      join(found, new Way(target, way.written));
    }
    return found.toArray(new Way[0]);
  }

  private static void join(List<Way> found, Way way) {
    for (Way other : found) {
      if (other.target == way.target) {
        Registers.meet(other.written, way.written);
        return;
      }
    }
    found.add(way);
  }

  private List<Way> through(List<Effect> effects, List<Way> from) {
    List<Way> ways = from;
    for (Effect effect : effects) {
      if (effect instanceof Effect.Goto go) {
        ways = to(go.target().pc(), ways);
      } else if (effect instanceof Effect.When when && leads(effect)) {
        ways = fork(when, ways);
      } else if (effect instanceof Effect.Ghost ghost) {
        ways = through(ghost.effects(), ways);
      } else {
        for (Way way : ways) {
          write(effect, way.written);
        }
      }
    }
    return ways;
  }

  private static List<Way> to(int target, List<Way> from) {
    List<Way> ways = new ArrayList<>(from.size());
    for (Way way : from) {
      ways.add(new Way(target, way.written));
    }
    return ways;
  }

  private List<Way> fork(Effect.When when, List<Way> from) {
    if (when.condition().is(1)) {
      return through(when.yes(), from);
    }
    List<Way> copies = new ArrayList<>(from.size());
    for (Way way : from) {
      copies.add(new Way(way.target, way.written.clone()));
    }
    List<Way> ways = new ArrayList<>(through(when.yes(), copies));
    ways.addAll(through(when.no(), from));
    return ways;
  }

  private long[] written(List<Effect> effects) {
    long[] all = registers.none();
    for (Effect effect : effects) {
      write(effect, all);
    }
    return all;
  }

  /** Adds what an effect, which leads nowhere, surely writes. */
  private void write(Effect effect, long[] all) {
    if (effect instanceof Effect.Set set) {
      registers.add(all, set.cells());
    } else if (effect instanceof Effect.When when) {
      boolean both = !when.condition().is(1);
      if (both && (when.yes().isEmpty() || when.no().isEmpty())) {
        return;
      }
      long[] sure = written(when.yes());
      if (both) {
        Registers.meet(sure, written(when.no()));
      }
      Registers.join(all, sure);
    } else if (effect instanceof Effect.Ghost ghost) {
      for (Effect each : ghost.effects()) {
        write(each, all);
      }
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
