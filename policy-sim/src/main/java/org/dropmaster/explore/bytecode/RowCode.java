package org.dropmaster.explore.bytecode;

import org.dropmaster.program.Machine;
import org.dropmaster.state.Cells;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Reads and writes fields: at a known index in place, at a computed one by a method for the row.
 */
final class RowCode {
  private static final String GET = "([JI)I";
  private static final String PUT = "([JIII)V";

  private final ClassCode code;

  /** A key of a method for a row. */
  private record Key(String what, Cells row) {}

  RowCode(ClassCode code) {
    this.code = code;
  }

  /** Leaves the value of a field on the stack. */
  void get(Body b, Cells row, int index) {
    b.word(row.word(index));
    if (row.shift(index) > 0) {
      b.push(row.shift(index));
      b.op(Opcodes.LUSHR);
    }
    narrow(b, row);
  }

  /** Of a long whose lowest bits are the field, the field's value. */
  private static void narrow(Body b, Cells row) {
    b.op(Opcodes.L2I);
    int spare = 32 - row.bits();
    if (spare > 0 && row.signed()) {
      b.push(spare);
      b.op(Opcodes.ISHL);
      b.push(spare);
      b.op(Opcodes.ISHR);
    } else if (spare > 0) {
      b.push((int) row.mask());
      b.op(Opcodes.IAND);
    }
  }

  /** Calls what reads the field whose index is on the stack, above the frame and the state. */
  void getAt(Body b, Cells row) {
    b.call(code.shared(new Key("get", row), "get", GET, m -> get(m, row)), GET);
  }

  private void get(Body b, Cells row) {
    Label none = new Label();
    index(b, row, none, 2);
    locate(b, row, 2);
    b.op(Opcodes.LALOAD);
    shift(b, row, 2);
    b.op(Opcodes.LUSHR);
    narrow(b, row);
    b.op(Opcodes.IRETURN);
    b.place(none);
    b.push(0);
    b.op(Opcodes.IRETURN);
  }

  /** Makes the index in a local count from 0, or leaves for where there is no such field. */
  private static void index(Body b, Cells row, Label none, int local) {
    b.local(Opcodes.ILOAD, local);
    b.push(row.origin());
    b.op(Opcodes.ISUB);
    b.local(Opcodes.ISTORE, local);
    b.local(Opcodes.ILOAD, local);
    b.jump(Opcodes.IFLT, none);
    b.local(Opcodes.ILOAD, local);
    b.push(row.count());
    b.jump(Opcodes.IF_ICMPGE, none);
  }

  private static int perWord(Cells row) {
    int fields = 1;
    while (fields < row.count() && row.word(row.origin() + fields) == row.word(row.origin())) {
      fields++;
    }
    return fields;
  }

  /** Leaves the state and the number of the field's long. */
  private static void locate(Body b, Cells row, int local) {
    b.state();
    b.push(row.count() == 0 ? 0 : row.word(row.origin()));
    if (!row.oneWord()) {
      b.local(Opcodes.ILOAD, local);
      b.push(perWord(row));
      b.op(Opcodes.IDIV);
      b.op(Opcodes.IADD);
    }
  }

  private static void shift(Body b, Cells row, int local) {
    b.local(Opcodes.ILOAD, local);
    if (!row.oneWord()) {
      b.push(perWord(row));
      b.op(Opcodes.IREM);
    }
    b.push(row.bits());
    b.op(Opcodes.IMUL);
    b.push(row.count() == 0 ? 0 : row.shift(row.origin()));
    b.op(Opcodes.IADD);
  }

  /**
   * Calls what writes a field: above the frame and the state are the value, the index, and the
   * limit that a value reaches that does not fit.
   */
  void putAt(Body b, Cells row) {
    b.call(code.shared(new Key("put", row), "put", PUT, m -> put(m, row)), PUT);
  }

  private void put(Body b, Cells row) {
    Label go = new Label();
    over(b);
    b.jump(Opcodes.IFEQ, go);
    b.op(Opcodes.RETURN);
    b.place(go);
    Label none = new Label();
    index(b, row, none, 3);
    check(b, row, 2, () -> b.local(Opcodes.ILOAD, 4));
    locate(b, row, 3);
    locate(b, row, 3);
    b.op(Opcodes.LALOAD);
    b.push(row.mask());
    shift(b, row, 3);
    b.op(Opcodes.LSHL);
    b.push(-1L);
    b.op(Opcodes.LXOR);
    b.op(Opcodes.LAND);
    widen(b, row, 2);
    shift(b, row, 3);
    b.op(Opcodes.LSHL);
    b.op(Opcodes.LOR);
    b.op(Opcodes.LASTORE);
    b.op(Opcodes.RETURN);
    b.place(none);
    b.local(Opcodes.ILOAD, 3);
    b.callStatic(ClassCode.FRAME, "outside", "(I)Ljava/lang/IllegalStateException;");
    b.op(Opcodes.ATHROW);
  }

  /** Leaves whether this move has been ended. */
  static void over(Body b) {
    b.frame();
    b.field(Opcodes.GETFIELD, "fault", "I");
    b.frame();
    b.field(Opcodes.GETFIELD, "limit", "I");
    b.op(Opcodes.IOR);
  }

  private static void widen(Body b, Cells row, int local) {
    b.local(Opcodes.ILOAD, local);
    b.op(Opcodes.I2L);
    b.push(row.mask());
    b.op(Opcodes.LAND);
  }

  /** Reaches a limit if the value in a local does not fit. */
  private static void check(Body b, Cells row, int local, Runnable limit) {
    if (row.bits() == 32) {
      return;
    }
    Label fits = new Label();
    b.local(Opcodes.ILOAD, local);
    b.op(Opcodes.I2L);
    narrow(b, row);
    b.local(Opcodes.ILOAD, local);
    b.jump(Opcodes.IF_ICMPEQ, fits);
    b.frame();
    limit.run();
    b.call("limit", "(I)V");
    b.place(fits);
  }

  /** Writes the value in the scratch local to a field; it is checked unless it surely fits. */
  void put(Body b, Cells row, int index, boolean fits, int limit) {
    if (!fits) {
      check(b, row, b.scratch(), () -> b.push(limit));
    }
    b.state();
    b.push(row.word(index));
    b.word(row.word(index));
    b.push(~(row.mask() << row.shift(index)));
    b.op(Opcodes.LAND);
    widen(b, row, b.scratch());
    b.push(row.shift(index));
    b.op(Opcodes.LSHL);
    b.op(Opcodes.LOR);
    b.op(Opcodes.LASTORE);
  }

  /** Calls what follows a pointer, which is on the stack above the frame and the state. */
  void follow(Body b, Cells phase) {
    b.call(code.shared(new Key("follow", phase), "follow", GET, m -> alive(m, phase)), GET);
  }

  private void alive(Body b, Cells phase) {
    Label there = new Label();
    Label fine = new Label();
    b.local(Opcodes.ILOAD, 2);
    b.jump(Opcodes.IFNE, there);
    fault(b, Machine.NULL_DEREF);
    b.jump(Opcodes.GOTO, fine);
    b.place(there);
    b.frame();
    b.state();
    b.local(Opcodes.ILOAD, 2);
    getAt(b, phase);
    b.push(Machine.ALIVE);
    b.jump(Opcodes.IF_ICMPEQ, fine);
    fault(b, Machine.USED_AFTER_FREE);
    b.place(fine);
    b.local(Opcodes.ILOAD, 2);
    b.op(Opcodes.IRETURN);
  }

  static void fault(Body b, int rule) {
    b.frame();
    b.push(rule);
    b.call("fault", "(I)V");
  }
}
