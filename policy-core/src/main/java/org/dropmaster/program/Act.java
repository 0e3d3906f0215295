package org.dropmaster.program;

import java.util.List;
import org.dropmaster.state.Cells;

/** An effect made ready to run on the machine's working state. */
abstract class Act {
  abstract void on(Machine m);

  static Act[] compile(List<Effect> effects, Compiling with) {
    Act[] acts = new Act[effects.size()];
    for (int i = 0; i < acts.length; i++) {
      acts[i] = compile(effects.get(i), with);
    }
    return acts;
  }

  /** What an effect needs to know of its surroundings. */
  interface Compiling {
    List<Cells> clears(int target);
  }

  static void run(Act[] acts, Machine m) {
    for (Act act : acts) {
      act.on(m);
    }
  }

  private static Act compile(Effect effect, Compiling with) {
    if (effect instanceof Effect.Set set) {
      return store(set);
    } else if (effect instanceof Effect.Let let) {
      return new Compute(let.temp().slot(), Eval.compile(let.value()));
    } else if (effect instanceof Effect.When when) {
      return new Branch(
          Eval.compile(when.condition()), compile(when.yes(), with), compile(when.no(), with));
    } else if (effect instanceof Effect.Raise raise) {
      return new Broken(raise.rule());
    } else if (effect instanceof Effect.Limit limit) {
      return new Reached(limit.bound());
    } else if (effect instanceof Effect.Goto go) {
      return new Jump(go.target().pc(), with.clears(go.target().pc()));
    }
    return new Branch(
        Eval.constant(1), compile(((Effect.Ghost) effect).effects(), with), new Act[0]);
  }

  private static Act store(Effect.Set set) {
    Eval value = Eval.compile(set.value());
    return set.index() instanceof Term.Const i && set.cells().has(i.value())
        ? new Store(set, i.value(), value)
        : new StoreAt(set, Eval.compile(set.index()), value);
  }

  private static final class Store extends Act {
    private final int word;
    private final int shift;
    private final long mask;
    private final Effect.Set set;
    private final Cells cells;
    private final Eval value;

    Store(Effect.Set set, int index, Eval value) {
      this.set = set;
      this.cells = set.cells();
      this.word = cells.word(index);
      this.shift = cells.shift(index);
      this.mask = cells.mask();
      this.value = value;
    }

    @Override
    void on(Machine m) {
      int v = value.of(m);
      if (cells.extend((int) (v & mask)) != v) {
        m.limit(set);
      }
      m.state[word] = m.state[word] & ~(mask << shift) | (v & mask) << shift;
    }
  }

  private static final class StoreAt extends Act {
    private final Effect.Set set;
    private final Cells cells;
    private final Eval index;
    private final Eval value;

    StoreAt(Effect.Set set, Eval index, Eval value) {
      this.set = set;
      this.cells = set.cells();
      this.index = index;
      this.value = value;
    }

    @Override
    void on(Machine m) {
      int v = value.of(m);
      int at = index.of(m);
      if (m.over()) {
        return;
      }
      if (!cells.has(at)) {
        throw new IllegalStateException(cells + "[" + at + "] of " + cells.count());
      }
      if (cells.extend((int) (v & cells.mask())) != v) {
        m.limit(set);
      }
      cells.set(m.state, at, v);
    }
  }

  private static final class Compute extends Act {
    private final int slot;
    private final Eval value;

    Compute(int slot, Eval value) {
      this.slot = slot;
      this.value = value;
    }

    @Override
    void on(Machine m) {
      m.temps[slot] = value.of(m);
    }
  }

  private static final class Branch extends Act {
    private final Eval condition;
    private final Act[] yes;
    private final Act[] no;

    Branch(Eval condition, Act[] yes, Act[] no) {
      this.condition = condition;
      this.yes = yes;
      this.no = no;
    }

    @Override
    void on(Machine m) {
      run(condition.of(m) != 0 ? yes : no, m);
    }
  }

  private static final class Broken extends Act {
    private final int rule;

    Broken(int rule) {
      this.rule = rule;
    }

    @Override
    void on(Machine m) {
      m.raise(rule);
    }
  }

  private static final class Reached extends Act {
    private final String bound;

    Reached(String bound) {
      this.bound = bound;
    }

    @Override
    void on(Machine m) {
      m.limit(bound);
    }
  }

  private static final class Jump extends Act {
    private final int target;
    private final Cells[] clears;

    Jump(int target, List<Cells> clears) {
      this.target = target;
      this.clears = clears.toArray(new Cells[0]);
    }

    @Override
    void on(Machine m) {
      m.jump(target, clears);
    }
  }
}
