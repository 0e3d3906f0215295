package org.dropmaster.explore.bytecode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Makes a class for each actor of a program, one for its watches, and one for each term that is
 * asked often.
 */
final class Generator {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  /** Steps that one dispatching method tells apart, so that it stays small. */
  private static final int BLOCK = 256;

  private static final String TAKE = "([J)V";
  private static final String PART = "([JI)V";

  private final Program program;
  private final ToIntFunction<String> limits;

  /** For a program whose limits have these numbers. */
  Generator(Program program, ToIntFunction<String> limits) {
    this.program = program;
    this.limits = limits;
  }

  /** The code of an actor's class, as it is given to the JVM. */
  byte[] actor(Routine routine, long[] masks) {
    ClassCode code = new ClassCode();
    Weights weights = new Weights();
    EffectCode effects = new EffectCode(code, weights, program, limits);
    new StepCode(code, weights, effects, program, routine, masks).write();
    code.method("take", TAKE, b -> blocks(b, code, effects, routine));
    return code.bytes();
  }

  /** The code of the class of the watches. */
  byte[] watches() {
    ClassCode code = new ClassCode();
    EffectCode effects = new EffectCode(code, new Weights(), program, limits);
    code.method("watch", "([JJ)V", b -> watch(b, code, effects));
    return code.bytes();
  }

  private static void blocks(Body b, ClassCode code, EffectCode effects, Routine routine) {
    int steps = routine.steps().size();
    List<Label> labels = new ArrayList<>();
    for (int from = 0; from < steps; from += BLOCK) {
      labels.add(new Label());
    }
    Label none = new Label();
    effects.terms().value(b, Term.of(routine.pc()));
    b.op(Opcodes.DUP);
    b.local(Opcodes.ISTORE, b.scratch());
    b.push(BLOCK);
    b.op(Opcodes.IDIV);
    b.choose(0, labels.size() - 1, none, labels.toArray(new Label[0]));
    for (int block = 0; block < labels.size(); block++) {
      int first = block * BLOCK;
      b.place(labels.get(block));
      b.frame();
      b.state();
      b.local(Opcodes.ILOAD, b.scratch());
      b.call(code.shared("block" + first, "block", PART, m -> block(m, first, routine)), PART);
      b.op(Opcodes.RETURN);
    }
    b.place(none);
    nowhere(b);
  }

  private static void block(Body b, int first, Routine routine) {
    int count = Math.min(BLOCK, routine.steps().size() - first);
    Label none = new Label();
    Label[] labels = new Label[count];
    for (int i = 0; i < count; i++) {
      labels[i] = StepCode.stands(routine.steps().get(first + i)) ? new Label() : none;
    }
    b.local(Opcodes.ILOAD, 2);
    b.choose(first, first + count - 1, none, labels);
    for (int i = 0; i < count; i++) {
      if (labels[i] != none) {
        b.place(labels[i]);
        b.frame();
        b.state();
        b.push(0L);
        b.push(0);
        StepCode.call(b, first + i);
        b.op(Opcodes.RETURN);
      }
    }
    b.place(none);
    nowhere(b);
  }

  private static void nowhere(Body b) {
    b.callStatic(ClassCode.FRAME, "nowhere", "()Ljava/lang/IllegalStateException;");
    b.op(Opcodes.ATHROW);
  }

  private void watch(Body b, ClassCode code, EffectCode effects) {
    for (int w = 0; w < program.watches().size(); w++) {
      Watch watch = program.watches().get(w);
      Label not = new Label();
      b.local(Opcodes.LLOAD, 2);
      b.push(1L << w);
      b.op(Opcodes.LAND);
      b.push(0L);
      b.op(Opcodes.LCMP);
      b.jump(Opcodes.IFEQ, not);
      b.frame();
      b.state();
      String name = code.shared(watch, "look", TAKE, m -> look(m, watch, effects));
      b.call(name, TAKE);
      b.place(not);
    }
    b.op(Opcodes.RETURN);
  }

  private static void look(Body b, Watch watch, EffectCode effects) {
    effects.straight(b, watch.effects());
    b.op(Opcodes.RETURN);
  }

  /** A term made ready to be asked; a pointer to nowhere gives 0. */
  static ToIntFunction<long[]> reader(Term term) {
    return made(constructor(reading(term)))::read;
  }

  private static byte[] reading(Term term) {
    ClassCode code = new ClassCode();
    TermCode terms = new TermCode(code, new RowCode(code), new Weights());
    code.method(
        "value",
        "([J)I",
        b -> {
          terms.value(b, term);
          b.op(Opcodes.IRETURN);
        });
    return code.bytes();
  }

  /** Gives a class to the JVM. */
  static MethodHandle constructor(byte[] code) {
    try {
      MethodHandles.Lookup made = HERE.defineHiddenClass(code, true);
      return made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
          .asType(MethodType.methodType(Frame.class));
    } catch (IllegalAccessException | NoSuchMethodException | LinkageError failed) {
      throw new IllegalStateException("generated code is refused", failed);
    }
  }

  /** An object of such a class. */
  static Frame made(MethodHandle constructor) {
    try {
      return (Frame) constructor.invokeExact();
    } catch (Throwable failed) {
      throw new IllegalStateException("generated code is refused", failed);
    }
  }
}
