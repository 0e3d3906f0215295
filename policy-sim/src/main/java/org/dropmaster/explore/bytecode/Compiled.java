package org.dropmaster.explore.bytecode;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Mover;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Term;

/** Makes moves with code that was generated for the program. */
public final class Compiled implements Mover {
  private final Program program;
  private final Machine machine;
  private final List<MethodHandle> classes; // one for each actor, and then that of the watches
  private final Frame[] actors;

  /**
   * Generates the code.
   *
   * @param machine reads the same program: its limits' numbers are used here too
   */
  public Compiled(Program program, Machine machine) {
    this(program, machine, classes(program, machine::limitNumber));
  }

  private Compiled(Program program, Machine machine, List<MethodHandle> classes) {
    this.program = program;
    this.machine = machine;
    this.classes = classes;
    List<Frame> made = classes.stream().map(Generator::made).toList();
    actors = made.subList(0, made.size() - 1).toArray(new Frame[0]);
    for (int a = 0; a < actors.length; a++) {
      actors[a].begin(program, program.routines().get(a), made.get(actors.length));
    }
  }

  private static List<MethodHandle> classes(Program program, ToIntFunction<String> limits) {
    Generator generator = new Generator(program, limits);
    List<long[]> masks = program.watchMasks();
    List<Supplier<byte[]>> all = new ArrayList<>();
    for (Routine routine : program.routines()) {
      all.add(() -> generator.actor(routine, masks.get(routine.number())));
    }
    all.add(generator::watches);
    return all.parallelStream() // while they are made, all who search wait for them
        .map(code -> Generator.constructor(code.get()))
        .toList();
  }

  /** By the same code, so that the JVM learns about it once. */
  @Override
  public Compiled another() {
    return new Compiled(program, machine.another(), classes);
  }

  @Override
  public void initial(long[] into) {
    machine.initial(into);
  }

  @Override
  public void expand(long[] from, Moves to) {
    if (program.ended().get(from, 0) != 0) {
      return;
    }
    for (Frame actor : actors) {
      actor.expand(from, to);
    }
  }

  @Override
  public ToIntFunction<long[]> reader(Term term) {
    return Generator.reader(term);
  }

  @Override
  public boolean ran(int actor, int pc) {
    return machine.ran(actor, pc) || actors[actor].ran[pc];
  }

  @Override
  public long order(int lockClass) {
    long all = machine.order(lockClass);
    for (Frame actor : actors) {
      all |= actor.order[lockClass];
    }
    return all;
  }
}
