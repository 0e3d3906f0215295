package org.dropmaster.program;

import java.util.Arrays;
import java.util.List;
import org.dropmaster.state.Cells;

/** A pure expression over the packed state, as data: every reader and every export walks this. */
@SuppressWarnings("ClassInitializationDeadlock") // the records have no static state of their own
public sealed interface Term {
  Term FALSE = new Const(0);
  Term TRUE = new Const(1);
  Term NULL = FALSE;

  /** A number; truth values are 0 and 1, NULL is 0. */
  record Const(int value) implements Term {}

  /** The field of a row at an index. */
  record Cell(Cells cells, Term index) implements Term {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public Term part(int i) {
      return index;
    }
  }

  /** A value that an earlier {@link Effect.Let} of the same step computed. */
  record Temp(int slot) implements Term {}

  /** The number of the choice that is being taken. */
  record Choice() implements Term {}

  /** 1 if the operand is 0, else 0. */
  record Not(Term operand) implements Term {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public Term part(int i) {
      return operand;
    }
  }

  /** Two operands; AND and OR stop early. */
  record Binary(Op op, Term left, Term right) implements Term {
    @Override
    public int arity() {
      return 2;
    }

    @Override
    public Term part(int i) {
      return i == 0 ? left : right;
    }
  }

  /** {@code condition ? yes : no}. */
  record Pick(Term condition, Term yes, Term no) implements Term {
    @Override
    public int arity() {
      return 3;
    }

    @Override
    public Term part(int i) {
      return i == 0 ? condition : i == 1 ? yes : no;
    }
  }

  /**
   * A pointer that is about to be followed: gives its value, or ends the step with null_deref or
   * used_after_free.
   */
  record Alive(Term pointer, Cells phase) implements Term {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public Term part(int i) {
      return pointer;
    }
  }

  /** What {@link Binary} does. */
  enum Op {
    AND,
    OR,
    EQ,
    NE,
    LT,
    LE,
    ADD,
    SUB,
    /** Bitwise and, of sets kept as bits. */
    MEET,
    /** Bitwise or. */
    JOIN,
    /** Left shifted by right. */
    SHL
  }

  static Term of(int value) {
    return new Const(value);
  }

  static Term of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The first field of a row: what a lone register or flag is. */
  static Term of(Cells cells) {
    return new Cell(cells, new Const(cells.origin()));
  }

  static Term at(Cells cells, int index) {
    return new Cell(cells, new Const(index));
  }

  static Term at(Cells cells, Term index) {
    return new Cell(cells, index);
  }

  static Term all(List<Term> terms) {
    Term all = TRUE;
    for (Term term : terms) {
      all = all.and(term);
    }
    return all;
  }

  static Term any(List<Term> terms) {
    Term any = FALSE;
    for (Term term : terms) {
      any = any.or(term);
    }
    return any;
  }

  default boolean constant() {
    return this instanceof Const;
  }

  /** Whether it is this constant. */
  default boolean is(int value) {
    return this instanceof Const c && c.value() == value;
  }

  default Term and(Term other) {
    if (is(0) || other.is(1) && truth()) {
      return this;
    }
    if (constant() && other.truth()) {
      return other;
    }
    return other.is(0) && harmless() ? FALSE : new Binary(Op.AND, this, other);
  }

  default Term or(Term other) {
    if (is(1) || other.is(0) && truth()) {
      return this;
    }
    return is(0) && other.truth() ? other : new Binary(Op.OR, this, other);
  }

  default Term not() {
    if (this instanceof Not n && n.operand().truth()) {
      return n.operand();
    }
    return this instanceof Const c ? of(c.value() == 0) : new Not(this);
  }

  default Term eq(Term other) {
    return binary(Op.EQ, other);
  }

  default Term eq(int other) {
    return binary(Op.EQ, of(other));
  }

  default Term ne(Term other) {
    return binary(Op.NE, other);
  }

  default Term ne(int other) {
    return binary(Op.NE, of(other));
  }

  default Term plus(int other) {
    return binary(Op.ADD, of(other));
  }

  default Term minus(int other) {
    return binary(Op.SUB, of(other));
  }

  default Term pick(Term yes, Term no) {
    return this instanceof Const c ? (c.value() != 0 ? yes : no) : new Pick(this, yes, no);
  }

  /** Applies an operator, at once where both sides are numbers. */
  default Term binary(Op op, Term other) {
    if (op == Op.AND) {
      return and(other);
    }
    if (op == Op.OR) {
      return or(other);
    }
    if (this instanceof Const a && other instanceof Const b) {
      return of(apply(op, a.value(), b.value()));
    }
    return new Binary(op, this, other);
  }

  /** Whether its value is always 0 or 1. */
  default boolean truth() {
    return this instanceof Not
        || this instanceof Const c && (c.value() == 0 || c.value() == 1)
        || this instanceof Cell f && f.cells().bits() == 1
        || this instanceof Binary b && b.op().ordinal() <= Op.LE.ordinal();
  }

  /** Whether reading it can never end a step. */
  default boolean harmless() {
    if (this instanceof Alive) {
      return false;
    }
    for (int i = 0; i < arity(); i++) {
      if (!part(i).harmless()) {
        return false;
      }
    }
    return true;
  }

  /** How many terms it is made of. */
  default int arity() {
    return 0;
  }

  /** One of the terms it is made of, in the order in which they are read. */
  default Term part(int i) {
    throw new IndexOutOfBoundsException(i);
  }

  /** The terms it is made of, as a list; walks that meet every term of a program do without. */
  default List<Term> parts() {
    Term[] parts = new Term[arity()];
    Arrays.setAll(parts, this::part);
    return List.of(parts);
  }

  /** What an operator gives. */
  static int apply(Op op, int a, int b) {
    return switch (op) {
      case AND -> a != 0 && b != 0 ? 1 : 0;
      case OR -> a != 0 || b != 0 ? 1 : 0;
      case EQ -> a == b ? 1 : 0;
      case NE -> a != b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case ADD -> a + b;
      case SUB -> a - b;
      case MEET -> a & b;
      case JOIN -> a | b;
      case SHL -> a << b;
    };
  }
}
