package org.dropmaster.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.state.Cells;

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

  private final Set<Field> reads = new LinkedHashSet<>();
  private final Set<Field> writes = new LinkedHashSet<>();
  private boolean visible;
  private boolean noted;
  private int ghosts;

  /** Of one step, its guard included. */
  public static Access of(Step step) {
    Access access = new Access();
    access.read(step.guard());
    access.visible |= !step.guard().is(1);
    access.effects(step.effects());
    return access;
  }

  /** Of effects by themselves. */
  public static Access of(List<Effect> effects) {
    Access access = new Access();
    access.effects(effects);
    return access;
  }

  /** What a term reads. */
  public static Set<Field> reads(Term term) {
    Access access = new Access();
    access.read(term);
    return access.reads;
  }

  /** Fields that are read. */
  public Set<Field> reads() {
    return reads;
  }

  /** Fields that may be written. */
  public Set<Field> writes() {
    return writes;
  }

  /** Whether anybody but the actor itself could notice it. */
  public boolean visible() {
    return visible;
  }

  /** Whether the monitor takes a note of it, which is one of its moment. */
  public boolean noted() {
    return noted;
  }

  /** Whether a write may touch one of these fields. */
  public boolean writesAny(Set<Field> fields) {
    return meet(writes, fields);
  }

  /** Whether two steps cannot be swapped without looking closer. */
  public boolean conflicts(Access other) {
    return meet(writes, other.writes) || meet(writes, other.reads) || meet(reads, other.writes);
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

  private void effects(List<Effect> effects) {
    for (Effect effect : effects) {
      effect(effect);
    }
  }

  private void effect(Effect effect) {
    if (effect instanceof Effect.Set set) {
      read(set.index());
      read(set.value());
      add(writes, set.cells(), set.index());
    } else if (effect instanceof Effect.Let let) {
      read(let.value());
    } else if (effect instanceof Effect.When when) {
      read(when.condition());
      effects(when.yes());
      effects(when.no());
    } else if (effect instanceof Effect.Ghost ghost) {
      noted = true;
      ghosts++;
      effects(ghost.effects());
      ghosts--;
    } else if (effect instanceof Effect.Raise || effect instanceof Effect.Limit) {
      visible |= ghosts == 0;
    }
  }

  /** Without {@link Term#parts}, which makes lists: this meets every term of every step. */
  private void read(Term term) {
    if (term instanceof Term.Binary b) {
      read(b.left());
      read(b.right());
    } else if (term instanceof Term.Cell cell) {
      add(reads, cell.cells(), cell.index());
      read(cell.index());
    } else if (term instanceof Term.Alive alive) {
      add(reads, alive.phase(), alive.pointer());
      read(alive.pointer());
    } else if (term instanceof Term.Not not) {
      read(not.operand());
    } else if (term instanceof Term.Pick pick) {
      read(pick.condition());
      read(pick.yes());
      read(pick.no());
    }
  }

  private void add(Set<Field> set, Cells cells, Term index) {
    visible |= ghosts == 0 && cells.scope() == Cells.Scope.SHARED;
    set.add(new Field(cells, index instanceof Term.Const c ? c.value() : ANY));
  }
}
