package org.dropmaster.explore.bytecode;

import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes terms: as numbers on the stack, or as jumps where only their truth is asked. */
final class TermCode {
  private static final String ASK = "([J)I";

  private final ClassCode code;
  private final RowCode rows;
  private final Weights weights;

  TermCode(ClassCode code, RowCode rows, Weights weights) {
    this.code = code;
    this.rows = rows;
    this.weights = weights;
  }

  /** The name of the number of the frame that holds a temporary. */
  String temporary(int slot) {
    return code.field("t" + slot);
  }

  /** Leaves the value on the stack. */
  void value(Body b, Term term) {
    if (weights.heavy(term)) {
      call(b, term);
    } else {
      plain(b, term);
    }
  }

  private void call(Body b, Term term) {
    b.frame();
    b.state();
    String name =
        code.shared(
            term,
            "term",
            ASK,
            m -> {
              plain(m, term);
              m.op(Opcodes.IRETURN);
            });
    b.call(name, ASK);
  }

  private void plain(Body b, Term term) {
    if (term instanceof Term.Const c) {
      b.push(c.value());
    } else if (term instanceof Term.Cell cell) {
      cell(b, cell);
    } else if (term instanceof Term.Temp temp) {
      b.frame();
      b.field(Opcodes.GETFIELD, temporary(temp.slot()), "I");
    } else if (term instanceof Term.Choice) {
      b.push(0);
    } else if (term instanceof Term.Pick pick) {
      pick(b, pick);
    } else if (term instanceof Term.Alive alive) {
      b.frame();
      b.state();
      value(b, alive.pointer());
      rows.follow(b, alive.phase());
    } else if (term instanceof Term.Binary binary && arithmetic(binary.op())) {
      value(b, binary.left());
      value(b, binary.right());
      b.op(opcode(binary.op()));
    } else {
      truth(b, term);
    }
  }

  private static boolean arithmetic(Term.Op op) {
    return op.compareTo(Term.Op.ADD) >= 0;
  }

  private static int opcode(Term.Op op) {
    return switch (op) {
      case ADD -> Opcodes.IADD;
      case SUB -> Opcodes.ISUB;
      case MEET -> Opcodes.IAND;
      case JOIN -> Opcodes.IOR;
      case SHL -> Opcodes.ISHL;
      default -> throw new IllegalArgumentException(op + " is no arithmetic");
    };
  }

  private void cell(Body b, Term.Cell cell) {
    Cells row = cell.cells();
    if (cell.index() instanceof Term.Const i) {
      if (row.has(i.value())) {
        rows.get(b, row, i.value());
      } else {
        b.push(0);
      }
      return;
    }
    b.frame();
    b.state();
    value(b, cell.index());
    rows.getAt(b, row);
  }

  private void pick(Body b, Term.Pick pick) {
    Label no = new Label();
    Label end = new Label();
    jump(b, pick.condition(), false, no);
    value(b, pick.yes());
    b.jump(Opcodes.GOTO, end);
    b.place(no);
    value(b, pick.no());
    b.place(end);
  }

  private void truth(Body b, Term term) {
    Label no = new Label();
    Label end = new Label();
    plainJump(b, term, false, no);
    b.push(1);
    b.jump(Opcodes.GOTO, end);
    b.place(no);
    b.push(0);
    b.place(end);
  }

  /** Goes there when the term is true, or when it is not. */
  void jump(Body b, Term term, boolean when, Label to) {
    if (weights.heavy(term)) {
      call(b, term);
      b.jump(when ? Opcodes.IFNE : Opcodes.IFEQ, to);
    } else {
      plainJump(b, term, when, to);
    }
  }

  private void plainJump(Body b, Term term, boolean when, Label to) {
    if (term instanceof Term.Const c) {
      if (c.value() != 0 == when) {
        b.jump(Opcodes.GOTO, to);
      }
    } else if (term instanceof Term.Not not) {
      jump(b, not.operand(), !when, to);
    } else if (term instanceof Term.Pick pick) {
      Label no = new Label();
      Label end = new Label();
      jump(b, pick.condition(), false, no);
      jump(b, pick.yes(), when, to);
      b.jump(Opcodes.GOTO, end);
      b.place(no);
      jump(b, pick.no(), when, to);
      b.place(end);
    } else if (term instanceof Term.Binary binary && !arithmetic(binary.op())) {
      compare(b, binary, when, to);
    } else if (!(masked(b, term) && zero(b, when, to))) {
      plain(b, term);
      b.jump(when ? Opcodes.IFNE : Opcodes.IFEQ, to);
    }
  }

  private static boolean zero(Body b, boolean when, Label to) {
    b.push(0L);
    b.op(Opcodes.LCMP);
    b.jump(when ? Opcodes.IFNE : Opcodes.IFEQ, to);
    return true;
  }

  private void compare(Body b, Term.Binary term, boolean when, Label to) {
    switch (term.op()) {
      case AND -> both(b, term, when, to);
      case OR -> either(b, term, when, to);
      case EQ -> same(b, term, when, to);
      case NE -> same(b, term, !when, to);
      case LT -> numbers(b, term, when ? Opcodes.IF_ICMPLT : Opcodes.IF_ICMPGE, to);
      default -> numbers(b, term, when ? Opcodes.IF_ICMPLE : Opcodes.IF_ICMPGT, to);
    }
  }

  private void both(Body b, Term.Binary term, boolean when, Label to) {
    if (when) {
      Label end = new Label();
      jump(b, term.left(), false, end);
      jump(b, term.right(), true, to);
      b.place(end);
    } else {
      jump(b, term.left(), false, to);
      jump(b, term.right(), false, to);
    }
  }

  private void either(Body b, Term.Binary term, boolean when, Label to) {
    if (when) {
      jump(b, term.left(), true, to);
      jump(b, term.right(), true, to);
    } else {
      Label end = new Label();
      jump(b, term.left(), true, end);
      jump(b, term.right(), false, to);
      b.place(end);
    }
  }

  private void numbers(Body b, Term.Binary term, int opcode, Label to) {
    value(b, term.left());
    value(b, term.right());
    b.jump(opcode, to);
  }

  /** A field against a number is one comparison of the bits where they lie. */
  private void same(Body b, Term.Binary term, boolean when, Label to) {
    if (term.right() instanceof Term.Const c && fixed(term.left())) {
      Term.Cell cell = (Term.Cell) term.left();
      int index = ((Term.Const) cell.index()).value();
      Ranges one = new Ranges(c.value(), c.value());
      if (!one.within(Ranges.of(cell.cells()))) {
        plainJump(b, Term.FALSE, when, to);
        return;
      }
      masked(b, cell);
      b.push((c.value() & cell.cells().mask()) << cell.cells().shift(index));
      b.op(Opcodes.LCMP);
      b.jump(when ? Opcodes.IFEQ : Opcodes.IFNE, to);
      return;
    }
    numbers(b, term, when ? Opcodes.IF_ICMPEQ : Opcodes.IF_ICMPNE, to);
  }

  private static boolean fixed(Term term) {
    return term instanceof Term.Cell cell
        && cell.index() instanceof Term.Const i
        && cell.cells().has(i.value());
  }

  /** Leaves a field's bits where they lie in their long; false, and nothing, for other terms. */
  private static boolean masked(Body b, Term term) {
    if (!fixed(term)) {
      return false;
    }
    Term.Cell cell = (Term.Cell) term;
    int index = ((Term.Const) cell.index()).value();
    b.word(cell.cells().word(index));
    b.push(cell.cells().mask() << cell.cells().shift(index));
    b.op(Opcodes.LAND);
    return true;
  }
}
