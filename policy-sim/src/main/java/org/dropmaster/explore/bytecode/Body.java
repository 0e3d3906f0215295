package org.dropmaster.explore.bytecode;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The code of one generated method; local 0 is the frame, local 1 the state. */
final class Body {
  private static final int STATE = 1;

  private final String owner;
  private final MethodVisitor out;
  private final int scratch;

  /**
   * A method of a class.
   *
   * @param scratch the first local that no parameter uses
   */
  Body(String owner, MethodVisitor out, int scratch) {
    this.owner = owner;
    this.out = out;
    this.scratch = scratch;
    out.visitCode();
  }

  void end() {
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  void op(int opcode) {
    out.visitInsn(opcode);
  }

  void jump(int opcode, Label to) {
    out.visitJumpInsn(opcode, to);
  }

  void place(Label label) {
    out.visitLabel(label);
  }

  void local(int opcode, int number) {
    out.visitVarInsn(opcode, number);
  }

  int scratch() {
    return scratch;
  }

  void frame() {
    local(Opcodes.ALOAD, 0);
  }

  void state() {
    local(Opcodes.ALOAD, STATE);
  }

  void push(int value) {
    if (value >= -1 && value <= 5) {
      op(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      out.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      out.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      out.visitLdcInsn(value);
    }
  }

  void push(long value) {
    if (value == 0 || value == 1) {
      op(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
    } else {
      out.visitLdcInsn(value);
    }
  }

  /** Loads one long of the state. */
  void word(int number) {
    state();
    push(number);
    op(Opcodes.LALOAD);
  }

  /** Calls a method of the class, whose frame and arguments are on the stack. */
  void call(String method, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, descriptor, false);
  }

  void callStatic(String type, String method, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, type, method, descriptor, false);
  }

  void field(int opcode, String name, String descriptor) {
    out.visitFieldInsn(opcode, owner, name, descriptor);
  }

  void choose(int low, int high, Label other, Label... labels) {
    out.visitTableSwitchInsn(low, high, other, labels);
  }

  /** Stores one long of the state: those bits kept, and these set. */
  void store(int word, long keep, long set) {
    state();
    push(word);
    if (keep != 0) {
      word(word);
      push(keep);
      op(Opcodes.LAND);
      if (set != 0) {
        push(set);
        op(Opcodes.LOR);
      }
    } else {
      push(set);
    }
    op(Opcodes.LASTORE);
  }
}
