package org.dropmaster.explore.bytecode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** One class in the making: its methods, and those that are called but not yet written. */
final class ClassCode {
  static final String FRAME = Type.getInternalName(Frame.class);
  private static final String NAME = FRAME.substring(0, FRAME.lastIndexOf('/')) + "/Generated";

  private final ClassWriter writer =
      new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
        @Override
        protected String getCommonSuperClass(String one, String other) {
          return "java/lang/Object";
        }
      };
  private final Map<Object, String> known = new HashMap<>();
  private final Deque<Runnable> unwritten = new ArrayDeque<>();
  private final Set<String> fields = new HashSet<>();

  ClassCode() {
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V17, access, NAME, null, FRAME, null);
    MethodVisitor make = writer.visitMethod(0, "<init>", "()V", null, null);
    make.visitCode();
    make.visitVarInsn(Opcodes.ALOAD, 0);
    make.visitMethodInsn(Opcodes.INVOKESPECIAL, FRAME, "<init>", "()V", false);
    make.visitInsn(Opcodes.RETURN);
    make.visitMaxs(0, 0);
    make.visitEnd();
  }

  /** Writes a method now. */
  void method(String name, String descriptor, Consumer<Body> code) {
    MethodVisitor out = writer.visitMethod(Opcodes.ACC_FINAL, name, descriptor, null, null);
    int arguments = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
    Body body = new Body(NAME, out, arguments);
    code.accept(body);
    body.end();
  }

  /** The method that stands for a key; the first who asks says how it is to be written, later. */
  String shared(Object key, String prefix, String descriptor, Consumer<Body> code) {
    String name = known.get(key);
    if (name == null) {
      name = prefix + known.size();
      known.put(key, name);
      String made = name;
      unwritten.add(() -> method(made, descriptor, code));
    }
    return name;
  }

  /** A private number of the frame. */
  String field(String name) {
    if (fields.add(name)) {
      FieldVisitor field = writer.visitField(Opcodes.ACC_PRIVATE, name, "I", null, null);
      field.visitEnd();
    }
    return name;
  }

  /** The finished class. */
  byte[] bytes() {
    while (!unwritten.isEmpty()) {
      unwritten.remove().run();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }
}
