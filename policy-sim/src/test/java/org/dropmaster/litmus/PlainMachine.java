package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;
import org.dropmaster.state.Cells;

/**
 * A second reading of the step table, as plain as its definition: a state is a list of numbers, a
 * term is asked as it stands, and every watch looks at every state. It shares no code with the
 * machine that searches.
 */
final class PlainMachine {
  /** Ends a run, and undoes the moment in which it happened: a rule, or with -1 a bound. */
  private static final class End extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int rule;
    final String bound;

    End(int rule, String bound) {
      super(bound, null, false, false);
      this.rule = rule;
      this.bound = bound;
    }

    End(Rule rule) {
      this(rule.ordinal(), "");
    }
  }

  /** A moment in progress. */
  private static final class Moment {
    final int[] values;
    final Map<Integer, Integer> temps;
    int choice;
    int target;

    Moment(int[] values, Map<Integer, Integer> temps) {
      this.values = values;
      this.temps = temps;
    }

    Moment fork() {
      return new Moment(values.clone(), new HashMap<>(temps));
    }
  }

  private final Program program;
  private final Map<Cells, Integer> places = new LinkedHashMap<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private final int size;

  PlainMachine(Program program) {
    this.program = program;
    int at = 0;
    for (Cells cells : program.layout().fields()) {
      places.put(cells, at);
      at += cells.count();
    }
    size = at;
    program.routines().forEach(routine -> routine.registers().forEach(this::alias));
  }

  /** A register that uses the bits of another one is that other one. */
  private void alias(Cells register) {
    if (!places.containsKey(register)) {
      Cells other =
          program.layout().fields().stream()
              .filter(c -> c.count() > 0 && c.word(c.origin()) == register.word(0))
              .filter(c -> c.shift(c.origin()) == register.shift(0))
              .findFirst()
              .orElseThrow();
      places.put(register, places.get(other));
    }
  }

  /** The state before anybody has moved. */
  List<Integer> initial() {
    Moment moment = new Moment(new int[size], new HashMap<>());
    effects(program.setup(), moment);
    for (Routine routine : program.routines()) {
      Step step = routine.steps().get(0);
      int pc = 0;
      while (step.fuse() == Step.Fuse.BEFORE && step.choices() == 1) {
        apply(routine, pc, moment);
        pc = moment.target;
        step = routine.steps().get(pc);
      }
    }
    watch(moment);
    return boxed(moment.values);
  }

  /** The states that can follow, in the order of actors and choices. */
  List<List<Integer>> next(List<Integer> state) {
    List<List<Integer>> found = new ArrayList<>();
    int[] before = state.stream().mapToInt(Integer::intValue).toArray();
    if (get(before, program.ended(), 0) == 0) {
      for (Routine routine : program.routines()) {
        Moment start = new Moment(before.clone(), new HashMap<>());
        take(routine, get(before, routine.pc(), 0), start, before, found);
      }
    }
    return found;
  }

  private void take(Routine routine, int pc, Moment from, int[] before, List<List<Integer>> found) {
    Step step = routine.steps().get(pc);
    for (int c = 0; c < step.choices(); c++) {
      Moment moment = from.fork();
      moment.choice = c;
      try {
        if (value(step.guard(), moment) != 0) {
          go(routine, pc, moment, before, found);
        }
      } catch (End end) {
        found.add(ended(before, end));
      }
    }
  }

  private List<Integer> ended(int[] before, End end) {
    Moment moment = new Moment(before.clone(), new HashMap<>());
    if (end.rule < 0) {
      int number = limits.computeIfAbsent(end.bound, b -> limits.size() + 1);
      set(moment.values, program.limit(), 0, number);
    } else {
      set(moment.values, program.broken(), end.rule, 1);
      watch(moment);
    }
    set(moment.values, program.ended(), 0, 1);
    return boxed(moment.values);
  }

  private void go(Routine routine, int pc, Moment moment, int[] before, List<List<Integer>> found) {
    apply(routine, pc, moment);
    Step step = routine.steps().get(pc);
    Step then = routine.steps().get(moment.target);
    if (step.fuse() != Step.Fuse.AFTER && then.fuse() != Step.Fuse.BEFORE) {
      watch(moment);
      found.add(boxed(moment.values));
    } else {
      take(routine, moment.target, moment, before, found);
    }
  }

  private void apply(Routine routine, int pc, Moment moment) {
    Step step = routine.steps().get(pc);
    moment.target = step.next().pc();
    effects(step.effects(), moment);
    set(moment.values, routine.pc(), 0, moment.target);
    routine.clears(pc, moment.target).forEach(c -> set(moment.values, c, 0, 0));
  }

  private void watch(Moment moment) {
    for (Watch watch : program.watches()) {
      effects(watch.effects(), moment);
    }
  }

  private void effects(List<Effect> effects, Moment moment) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Set set) {
        store(set.cells(), value(set.index(), moment), value(set.value(), moment), moment);
      } else if (effect instanceof Effect.Let let) {
        moment.temps.put(let.temp().slot(), value(let.value(), moment));
      } else if (effect instanceof Effect.When when) {
        effects(value(when.condition(), moment) != 0 ? when.yes() : when.no(), moment);
      } else if (effect instanceof Effect.Raise raise) {
        if (program.fatal().get(raise.rule())) {
          throw new End(raise.rule(), "");
        }
        set(moment.values, program.broken(), raise.rule(), 1);
      } else if (effect instanceof Effect.Limit limit) {
        throw new End(-1, limit.bound());
      } else if (effect instanceof Effect.Goto go) {
        moment.target = go.target().pc();
      } else {
        effects(((Effect.Ghost) effect).effects(), moment);
      }
    }
  }

  private void store(Cells cells, int index, int value, Moment moment) {
    long range = 1L << cells.bits();
    long low = Math.floorMod((long) value, range);
    int kept = (int) (cells.signed() && low >= range / 2 ? low - range : low);
    if (kept != value) {
      throw new End(-1, "range of " + cells.name());
    }
    set(moment.values, cells, index, kept);
  }

  private int value(Term term, Moment m) {
    if (term instanceof Term.Const c) {
      return c.value();
    } else if (term instanceof Term.Cell cell) {
      int index = value(cell.index(), m);
      return has(cell.cells(), index) ? get(m.values, cell.cells(), index) : 0;
    } else if (term instanceof Term.Temp temp) {
      Integer value = m.temps.get(temp.slot());
      if (value == null) {
        throw new IllegalStateException("a temporary is read before it is computed");
      }
      return value;
    } else if (term instanceof Term.Choice) {
      return m.choice;
    } else if (term instanceof Term.Not not) {
      return value(not.operand(), m) == 0 ? 1 : 0;
    } else if (term instanceof Term.Pick pick) {
      return value(value(pick.condition(), m) != 0 ? pick.yes() : pick.no(), m);
    } else if (term instanceof Term.Alive alive) {
      return follow(alive, m);
    }
    return binary((Term.Binary) term, m);
  }

  private int binary(Term.Binary b, Moment m) {
    int left = value(b.left(), m);
    return switch (b.op()) {
      case AND -> left != 0 && value(b.right(), m) != 0 ? 1 : 0;
      case OR -> left != 0 || value(b.right(), m) != 0 ? 1 : 0;
      case EQ -> left == value(b.right(), m) ? 1 : 0;
      case NE -> left != value(b.right(), m) ? 1 : 0;
      case LT -> left < value(b.right(), m) ? 1 : 0;
      case LE -> left <= value(b.right(), m) ? 1 : 0;
      case ADD -> left + value(b.right(), m);
      case SUB -> left - value(b.right(), m);
      case MEET -> left & value(b.right(), m);
      case JOIN -> left | value(b.right(), m);
      case SHL -> left << value(b.right(), m);
    };
  }

  private int follow(Term.Alive alive, Moment m) {
    int pointer = value(alive.pointer(), m);
    if (pointer == 0) {
      throw new End(Rule.NULL_DEREF);
    } else if (get(m.values, alive.phase(), pointer) != org.dropmaster.program.Pool.ALIVE) {
      throw new End(Rule.USED_AFTER_FREE);
    }
    return pointer;
  }

  /** The value of a term in a state; 0 where it follows a pointer that cannot be followed. */
  int value(Term term, List<Integer> state) {
    int[] values = state.stream().mapToInt(Integer::intValue).toArray();
    try {
      return value(term, new Moment(values, new HashMap<>()));
    } catch (End end) {
      return 0;
    }
  }

  private static boolean has(Cells cells, int index) {
    return index >= cells.origin() && index < cells.origin() + cells.count();
  }

  private int place(Cells cells, int index) {
    if (!has(cells, index)) {
      throw new IllegalStateException(cells + "[" + index + "]");
    }
    return places.get(cells) + index - cells.origin();
  }

  private int get(int[] values, Cells cells, int index) {
    return values[place(cells, index)];
  }

  private void set(int[] values, Cells cells, int index, int value) {
    values[place(cells, index)] = value;
  }

  private static List<Integer> boxed(int[] values) {
    List<Integer> boxed = new ArrayList<>(values.length);
    for (int value : values) {
      boxed.add(value);
    }
    return List.copyOf(boxed);
  }
}
