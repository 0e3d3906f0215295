package org.dropmaster.program;

import org.dropmaster.state.Cells;

/** A term made ready to run: a tree of small objects that read the machine's working state. */
abstract class Eval {
  abstract int of(Machine m);

  static Eval compile(Term term) {
    if (term instanceof Term.Const c) {
      return constant(c.value());
    } else if (term instanceof Term.Cell cell) {
      return cell(cell);
    } else if (term instanceof Term.Temp temp) {
      return new Temporary(temp.slot());
    } else if (term instanceof Term.Choice) {
      return constant(0);
    } else if (term instanceof Term.Not not) {
      return new Negation(compile(not.operand()));
    } else if (term instanceof Term.Binary b) {
      return binary(b);
    } else if (term instanceof Term.Pick p) {
      return new Picked(compile(p.condition()), compile(p.yes()), compile(p.no()));
    }
    Term.Alive alive = (Term.Alive) term;
    return new Pointer(compile(alive.pointer()), alive.phase());
  }

  /** A field by number, or what NULL gives: 0. */
  private static Eval cell(Term.Cell cell) {
    if (cell.index() instanceof Term.Const i) {
      return cell.cells().has(i.value()) ? new Fixed(cell.cells(), i.value()) : constant(0);
    }
    Eval index = compile(cell.index());
    return cell.cells().oneWord()
        ? new InWord(cell.cells(), index)
        : new Indexed(cell.cells(), index);
  }

  static Eval constant(int value) {
    return new Constant(value);
  }

  private static Eval binary(Term.Binary b) {
    Eval left = compile(b.left());
    Eval right = compile(b.right());
    return switch (b.op()) {
      case AND -> new And(left, right);
      case OR -> new Or(left, right);
      case EQ ->
          left instanceof Fixed f && f.comparable() && right instanceof Constant c
              ? new FixedIs(f, c.value)
              : new Equal(left, right);
      case NE -> new Negation(new Equal(left, right));
      default -> new Arithmetic(b.op(), left, right);
    };
  }

  private static final class Constant extends Eval {
    private final int value;

    Constant(int value) {
      this.value = value;
    }

    @Override
    int of(Machine m) {
      return value;
    }
  }

  private static final class Fixed extends Eval {
    private final int word;
    private final int shift;
    private final int mask;
    private final int extend;

    Fixed(Cells cells, int index) {
      word = cells.word(index);
      shift = cells.shift(index);
      mask = (int) cells.mask();
      extend = cells.signed() ? 32 - cells.bits() : 0;
    }

    boolean comparable() {
      return extend == 0;
    }

    @Override
    int of(Machine m) {
      int raw = (int) (m.state[word] >>> shift) & mask;
      return raw << extend >> extend;
    }
  }

  private static final class FixedIs extends Eval {
    private final int word;
    private final long mask;
    private final long value;

    FixedIs(Fixed field, int value) {
      word = field.word;
      mask = (field.mask & 0xffffffffL) << field.shift;
      boolean fits = value == (value & field.mask);
      this.value = fits ? (long) value << field.shift : -1L;
    }

    @Override
    int of(Machine m) {
      return (m.state[word] & mask) == value ? 1 : 0;
    }
  }

  private static final class Indexed extends Eval {
    private final Cells cells;
    private final Eval index;

    Indexed(Cells cells, Eval index) {
      this.cells = cells;
      this.index = index;
    }

    @Override
    int of(Machine m) {
      int i = index.of(m);
      return cells.has(i) ? cells.get(m.state, i) : 0;
    }
  }

  /** A field of a row that lies in one long, as nearly all do: without a division. */
  private static final class InWord extends Eval {
    private final Eval index;
    private final int origin;
    private final int count;
    private final int word;
    private final int first;
    private final int bits;
    private final int mask;
    private final int extend;

    InWord(Cells cells, Eval index) {
      this.index = index;
      origin = cells.origin();
      count = cells.count();
      word = count == 0 ? 0 : cells.word(origin);
      first = count == 0 ? 0 : cells.shift(origin);
      bits = cells.bits();
      mask = (int) cells.mask();
      extend = cells.signed() ? 32 - bits : 0;
    }

    @Override
    int of(Machine m) {
      int at = index.of(m) - origin;
      if (at < 0 || at >= count) {
        return 0;
      }
      int raw = (int) (m.state[word] >>> first + at * bits) & mask;
      return raw << extend >> extend;
    }
  }

  private static final class Temporary extends Eval {
    private final int slot;

    Temporary(int slot) {
      this.slot = slot;
    }

    @Override
    int of(Machine m) {
      return m.temps[slot];
    }
  }

  private static final class Negation extends Eval {
    private final Eval operand;

    Negation(Eval operand) {
      this.operand = operand;
    }

    @Override
    int of(Machine m) {
      return operand.of(m) == 0 ? 1 : 0;
    }
  }

  private static final class And extends Eval {
    private final Eval left;
    private final Eval right;

    And(Eval left, Eval right) {
      this.left = left;
      this.right = right;
    }

    @Override
    int of(Machine m) {
      return left.of(m) != 0 && right.of(m) != 0 ? 1 : 0;
    }
  }

  private static final class Or extends Eval {
    private final Eval left;
    private final Eval right;

    Or(Eval left, Eval right) {
      this.left = left;
      this.right = right;
    }

    @Override
    int of(Machine m) {
      return left.of(m) != 0 || right.of(m) != 0 ? 1 : 0;
    }
  }

  private static final class Equal extends Eval {
    private final Eval left;
    private final Eval right;

    Equal(Eval left, Eval right) {
      this.left = left;
      this.right = right;
    }

    @Override
    int of(Machine m) {
      return left.of(m) == right.of(m) ? 1 : 0;
    }
  }

  private static final class Arithmetic extends Eval {
    private final Term.Op op;
    private final Eval left;
    private final Eval right;

    Arithmetic(Term.Op op, Eval left, Eval right) {
      this.op = op;
      this.left = left;
      this.right = right;
    }

    @Override
    int of(Machine m) {
      return Term.apply(op, left.of(m), right.of(m));
    }
  }

  private static final class Picked extends Eval {
    private final Eval condition;
    private final Eval yes;
    private final Eval no;

    Picked(Eval condition, Eval yes, Eval no) {
      this.condition = condition;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int of(Machine m) {
      return condition.of(m) != 0 ? yes.of(m) : no.of(m);
    }
  }

  private static final class Pointer extends Eval {
    private final Eval pointer;
    private final Cells phase;

    Pointer(Eval pointer, Cells phase) {
      this.pointer = pointer;
      this.phase = phase;
    }

    @Override
    int of(Machine m) {
      int at = pointer.of(m);
      if (at == 0) {
        m.fault(Machine.NULL_DEREF);
      } else if (phase.get(m.state, at) != Machine.ALIVE) {
        m.fault(Machine.USED_AFTER_FREE);
      }
      return at;
    }
  }
}
