package org.dropmaster.explore.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropmaster.program.Chosen;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes the steps of one actor. Each has a method that tries its choices, and for each choice a
 * method that applies it and goes on with what happens together with it.
 */
final class StepCode {
  /** The state, the watches that are due, how many choices of this move lie before. */
  private static final String MOVE = "([JJI)V";

  private static final int PENDING = 2;
  private static final int DEPTH = 4;

  /** Heavier guards are tried in several methods. */
  private static final int PIECE = 250;

  private final ClassCode code;
  private final Weights weights;
  private final EffectCode effects;
  private final Program program;
  private final Routine routine;
  private final long[] watches;

  StepCode(
      ClassCode code,
      Weights weights,
      EffectCode effects,
      Program program,
      Routine routine,
      long[] watches) {
    this.code = code;
    this.weights = weights;
    this.effects = effects;
    this.program = program;
    this.routine = routine;
    this.watches = watches;
  }

  /** One choice of a step, with what of its guard is not yet tested. */
  private record Way(int choice, List<Term> guard, List<Effect> effects) {
    Way rest() {
      return new Way(choice, guard.subList(1, guard.size()), effects);
    }

    boolean free() {
      return guard.isEmpty();
    }
  }

  /** A key of the method that applies a choice. */
  private record Going(int pc, List<Effect> effects) {}

  /** A key of a method that tries some choices. */
  private record Trying(int pc, int first, int count, int tested) {}

  /** Writes all that the dispatcher calls. */
  void write() {
    for (int pc = 0; pc < routine.steps().size(); pc++) {
      int at = pc;
      if (stands(routine.steps().get(pc))) {
        code.method("take" + pc, MOVE, b -> take(b, at));
      }
    }
  }

  /** Whether an actor can stand before a step, or choose there; the others are always joined. */
  static boolean stands(Step step) {
    return step.fuse() != Step.Fuse.BEFORE || step.choices() > 1 || !step.guard().is(1);
  }

  static void call(Body b, int pc) {
    b.call("take" + pc, MOVE);
  }

  private void take(Body b, int pc) {
    Step step = routine.steps().get(pc);
    List<Way> ways = new ArrayList<>();
    for (int c = 0; c < step.choices(); c++) {
      List<Term> guard = new ArrayList<>();
      conjuncts(Chosen.of(step.guard(), c), guard);
      if (!fails(guard)) {
        ways.add(new Way(c, List.copyOf(guard), Chosen.of(step.effects(), c)));
      }
    }
    tryAll(b, pc, ways, 0);
    b.op(Opcodes.RETURN);
  }

  /** Whether a guard is false before it follows a pointer, which would be a broken rule. */
  private static boolean fails(List<Term> guard) {
    for (Term conjunct : guard) {
      if (conjunct.is(0) || !conjunct.harmless()) {
        return conjunct.is(0);
      }
    }
    return false;
  }

  private static void conjuncts(Term guard, List<Term> into) {
    if (guard instanceof Term.Binary both && both.op() == Term.Op.AND) {
      conjuncts(both.left(), into);
      conjuncts(both.right(), into);
    } else if (!guard.is(1)) {
      into.add(guard);
    }
  }

  /** Tries choices in order; what several in a row begin with is tested once for all of them. */
  private void tryAll(Body b, int pc, List<Way> ways, int tested) {
    int weight = ways.stream().mapToInt(this::weight).sum();
    if (weight > PIECE && ways.size() > 1) {
      int middle = ways.size() / 2;
      tryApart(b, pc, ways.subList(0, middle), tested);
      tryApart(b, pc, ways.subList(middle, ways.size()), tested);
      return;
    }
    for (int i = 0; i < ways.size(); ) {
      int end = alike(ways, i);
      if (end - i == 1) {
        attempt(b, pc, ways.get(i));
      } else {
        Label none = new Label();
        effects.terms().jump(b, ways.get(i).guard().get(0), false, none);
        tryAll(b, pc, ways.subList(i, end).stream().map(Way::rest).toList(), tested + 1);
        b.place(none);
      }
      i = end;
    }
  }

  private void tryApart(Body b, int pc, List<Way> ways, int tested) {
    b.frame();
    arguments(b, 0);
    Trying key = new Trying(pc, ways.get(0).choice(), ways.size(), tested);
    String name =
        code.shared(
            key,
            "try",
            MOVE,
            m -> {
              tryAll(m, pc, ways, tested);
              m.op(Opcodes.RETURN);
            });
    b.call(name, MOVE);
  }

  private int weight(Way way) {
    return 4 + way.guard().stream().mapToInt(weights::of).sum();
  }

  private static int alike(List<Way> ways, int from) {
    int end = from + 1;
    if (ways.get(from).free() || !ways.get(from).guard().get(0).harmless()) {
      return end;
    }
    Term first = ways.get(from).guard().get(0);
    while (end < ways.size()
        && !ways.get(end).free()
        && ways.get(end).guard().get(0).equals(first)) {
      end++;
    }
    return end;
  }

  private void attempt(Body b, int pc, Way way) {
    Label next = new Label();
    boolean harmless = way.guard().stream().allMatch(Term::harmless);
    if (harmless) {
      way.guard().forEach(g -> effects.terms().jump(b, g, false, next));
      go(b, pc, way);
    } else {
      mayFault(b, pc, way, next);
    }
    b.place(next);
  }

  /** A guard that follows a pointer to nowhere lets the step begin, and end the run. */
  private void mayFault(Body b, int pc, Way way, Label next) {
    Label no = new Label();
    Label yes = new Label();
    Label broken = new Label();
    way.guard().forEach(g -> effects.terms().jump(b, g, false, no));
    b.jump(Opcodes.GOTO, yes);
    b.place(no);
    RowCode.over(b);
    b.jump(Opcodes.IFEQ, next);
    b.place(yes);
    RowCode.over(b);
    b.jump(Opcodes.IFNE, broken);
    go(b, pc, way);
    b.jump(Opcodes.GOTO, next);
    b.place(broken);
    b.frame();
    work(b);
    b.call("end", "([J)V");
  }

  private static void work(Body b) {
    b.frame();
    b.state();
    b.local(Opcodes.ILOAD, DEPTH);
    b.call("copy", "([JI)[J");
  }

  private void go(Body b, int pc, Way way) {
    b.frame();
    work(b);
    b.local(Opcodes.LLOAD, PENDING);
    b.local(Opcodes.ILOAD, DEPTH);
    b.call(going(pc, way.effects()), MOVE);
  }

  private static void arguments(Body b, int deeper) {
    b.state();
    b.local(Opcodes.LLOAD, PENDING);
    b.local(Opcodes.ILOAD, DEPTH);
    if (deeper != 0) {
      b.push(deeper);
      b.op(Opcodes.IADD);
    }
  }

  private String going(int pc, List<Effect> does) {
    return code.shared(new Going(pc, does), "go", MOVE, m -> apply(m, pc, does));
  }

  private void apply(Body b, int pc, List<Effect> does) {
    Step step = routine.steps().get(pc);
    b.frame();
    b.field(Opcodes.GETFIELD, "ran", "[Z");
    b.push(pc);
    b.push(1);
    b.op(Opcodes.BASTORE);
    if (step.acquires() >= 0) {
      b.frame();
      b.state();
      String name = code.shared("order" + step.acquires(), "order", "([J)V", m -> order(m, step));
      b.call(name, "([J)V");
    }
    boolean canEnd = EffectCode.canEnd(does);
    effects.through(b, does, step.next().pc(), target -> arrive(b, pc, target, canEnd));
  }

  /** Notes which classes of locks are held while one is taken. */
  private void order(Body b, Step step) {
    for (Program.Held held : program.locks()) {
      Term holds = held.holder().get(routine.number());
      if (!holds.is(0)) {
        Label not = new Label();
        effects.terms().jump(b, holds, false, not);
        b.frame();
        b.field(Opcodes.GETFIELD, "order", "[J");
        b.push(held.lockClass());
        b.op(Opcodes.DUP2);
        b.op(Opcodes.LALOAD);
        b.push(1L << step.acquires());
        b.op(Opcodes.LOR);
        b.op(Opcodes.LASTORE);
        b.place(not);
      }
    }
    b.op(Opcodes.RETURN);
  }

  /** The actor stands at a new step: the move is over, or goes on there. */
  private void arrive(Body b, int pc, int target, boolean canEnd) {
    stand(b, pc, target);
    if (canEnd) {
      ending(b);
    }
    if (watches[pc] != 0) {
      b.local(Opcodes.LLOAD, PENDING);
      b.push(watches[pc]);
      b.op(Opcodes.LOR);
      b.local(Opcodes.LSTORE, PENDING);
    }
    Step then = routine.steps().get(target);
    b.frame();
    if (routine.steps().get(pc).fuse() != Step.Fuse.AFTER && then.fuse() != Step.Fuse.BEFORE) {
      b.state();
      b.local(Opcodes.LLOAD, PENDING);
      b.call("finish", "([JJ)V");
    } else if (then.choices() > 1 || !then.guard().is(1)) {
      arguments(b, 1);
      b.call("take" + target, MOVE);
    } else {
      arguments(b, 0);
      b.call(going(target, Chosen.of(then.effects(), 0)), MOVE);
    }
    b.op(Opcodes.RETURN);
  }

  private static void ending(Body b) {
    Label onward = new Label();
    RowCode.over(b);
    b.jump(Opcodes.IFEQ, onward);
    b.frame();
    b.state();
    b.call("end", "([J)V");
    b.op(Opcodes.RETURN);
    b.place(onward);
  }

  /** Writes the new place, and forgets what can no longer matter there. */
  private void stand(Body b, int pc, int target) {
    Map<Integer, Long> keep = new TreeMap<>();
    Map<Integer, Long> set = new LinkedHashMap<>();
    Cells at = routine.pc();
    keep.merge(at.word(0), ~(at.mask() << at.shift(0)), (x, y) -> x & y);
    set.put(at.word(0), (long) target << at.shift(0));
    for (Cells stale : routine.clears(pc, target)) {
      keep.merge(stale.word(0), ~(stale.mask() << stale.shift(0)), (x, y) -> x & y);
    }
    keep.forEach((word, bits) -> b.store(word, bits, set.getOrDefault(word, 0L)));
  }
}
