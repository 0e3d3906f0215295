package org.dropmaster.program;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;
import org.jspecify.annotations.Nullable;

/**
 * What a step reads and writes, derived from its terms and effects.
 *
 * <p>A field of a row whose index is a number is told apart from its neighbours; any other index
 * stands for the whole row.
 */
public final class Access {
  /** The index that stands for every field of a row. */
  public static final int ANY = Integer.MIN_VALUE;

  /** One field, or with {@link #ANY} a whole row. */
  public record Field(Cells cells, int index) {
    /** Whether the two can be the same bits. */
    public boolean meets(Field other) {
      return cells == other.cells && (index == other.index || index == ANY || other.index == ANY);
    }
  }

  private final Term guard;
  private final List<Effect> effects;
  private volatile @Nullable Touched touched;

  private Access(Term guard, List<Effect> effects) {
    this.guard = guard;
    this.effects = effects;
  }

  /** Of one step, its guard included. */
  public static Access of(Step step) {
    return new Access(step.guard(), step.effects());
  }

  /** Of effects by themselves. */
  public static Access of(List<Effect> effects) {
    return new Access(Term.TRUE, effects);
  }

  /** What a term reads. */
  public static Set<Field> reads(Term term) {
    Touched touched = new Touched();
    walk(term, touched);
    return touched.reads;
  }

  /** Fields that are read. */
  public Set<Field> reads() {
    return touched().reads;
  }

  /** Fields that may be written. */
  public Set<Field> writes() {
    return touched().writes;
  }

  /** The rules that may be found broken, by number. */
  public BitSet raises() {
    return touched().raises;
  }

  /** Whether anybody but the actor itself could notice it. */
  public boolean visible() {
    return !guard.is(1) || visible(effects);
  }

  /** Whether the monitor takes a note of it, which is one of its moment. */
  public boolean noted() {
    return noted(effects);
  }

  /** Whether a write may touch one of these fields. */
  public boolean writesAny(Set<Field> fields) {
    return meet(writes(), fields);
  }

  /** Whether two steps cannot be swapped without looking closer. */
  public boolean conflicts(Access other) {
    return meet(writes(), other.writes())
        || meet(writes(), other.reads())
        || meet(reads(), other.writes());
  }

  private static boolean meet(Set<Field> some, Set<Field> others) {
    for (Field a : some) {
      for (Field b : others) {
        if (a.meets(b)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean visible(List<Effect> effects) {
    for (Effect effect : effects) {
      if (visible(effect)) {
        return true;
      }
    }
    return false;
  }

  private static boolean visible(Effect effect) {
    if (effect instanceof Effect.Set set) {
      return shared(set.cells()) || visible(set.index()) || visible(set.value());
    } else if (effect instanceof Effect.Let let) {
      return visible(let.value());
    } else if (effect instanceof Effect.When when) {
      return visible(when.condition()) || visible(when.yes()) || visible(when.no());
    }
    return effect instanceof Effect.Raise || effect instanceof Effect.Limit;
  }

  /** Whether it reads anything that is no register. */
  private static boolean visible(Term term) {
    boolean visible =
        term instanceof Term.Cell cell && shared(cell.cells())
            || term instanceof Term.Alive alive && shared(alive.phase());
    for (int i = 0; i < term.arity() && !visible; i++) {
      visible = visible(term.part(i));
    }
    return visible;
  }

  private static boolean shared(Cells cells) {
    return cells.scope() == Cells.Scope.SHARED;
  }

  private static boolean noted(List<Effect> effects) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Ghost
          || effect instanceof Effect.When when && (noted(when.yes()) || noted(when.no()))) {
        return true;
      }
    }
    return false;
  }

  /** Made when somebody asks for it, as hardly anybody does. */
  private Touched touched() {
    Touched known = touched;
    if (known == null) {
      known = new Touched();
      walk(guard, known);
      walk(effects, known);
      touched = known;
    }
    return known;
  }

  /** Whoever is told what terms and effects touch: a field of a row, or {@link #ANY} of it. */
  interface Fields {
    void read(Cells cells, int index);

    void write(Cells cells, int index);

    /** A rule may be broken, which is noted among those that are. */
    default void raise(int rule) {}

    /** The actor may go on at this step. */
    default void go(int pc) {}
  }

  /** Tells what a term reads. */
  static void walk(Term term, Fields to) {
    if (term instanceof Term.Cell cell) {
      to.read(cell.cells(), index(cell.index()));
    } else if (term instanceof Term.Alive alive) {
      to.read(alive.phase(), index(alive.pointer()));
    }
    for (int i = 0; i < term.arity(); i++) {
      walk(term.part(i), to);
    }
  }

  /** Tells what effects read and may write, and where they lead. */
  static void walk(List<Effect> effects, Fields to) {
    for (Effect effect : effects) {
      walk(effect, to);
    }
  }

  private static void walk(Effect effect, Fields to) {
    if (effect instanceof Effect.Set set) {
      walk(set.index(), to);
      walk(set.value(), to);
      to.write(set.cells(), index(set.index()));
    } else if (effect instanceof Effect.Let let) {
      walk(let.value(), to);
    } else if (effect instanceof Effect.When when) {
      walk(when.condition(), to);
      walk(when.yes(), to);
      walk(when.no(), to);
    } else if (effect instanceof Effect.Ghost ghost) {
      walk(ghost.effects(), to);
    } else if (effect instanceof Effect.Raise raise) {
      to.raise(raise.rule());
    } else if (effect instanceof Effect.Goto go) {
      to.go(go.target().pc());
    }
  }

  private static int index(Term index) {
    return index instanceof Term.Const c ? c.value() : ANY;
  }

  /** The fields, in the order in which they are met. */
  private static final class Touched implements Fields {
    private final Set<Field> reads = new LinkedHashSet<>();
    private final Set<Field> writes = new LinkedHashSet<>();
    private final BitSet raises = new BitSet();

    @Override
    public void read(Cells cells, int index) {
      reads.add(new Field(cells, index));
    }

    @Override
    public void write(Cells cells, int index) {
      writes.add(new Field(cells, index));
    }

    @Override
    public void raise(int rule) {
      raises.set(rule);
    }
  }
}
