package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** Puts one program together: the kernel's state, the threads' code, the actors of the kernel. */
final class Assembly {
  private final Layout layout = new Layout();
  private final Functions functions;
  private final Kernels kernels;
  private final World world;
  private final Parts parts;
  private final Cells broken;
  private final Cells ended;
  private final Cells limit;
  private final List<Code> codes = new ArrayList<>();
  private final List<List<Label>> resting = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private final List<Effect> before = new ArrayList<>();

  Assembly(Shape shape, Functions functions, Kernels kernels) {
    this.functions = functions;
    this.kernels = kernels;
    this.world = new World(shape, layout, functions, shape.threads().size() + kernels.count());
    this.parts = Parts.of(world);
    this.broken = layout.ghost("broken", 0, Rule.values().length, 1);
    this.ended = layout.ghost("ended", 0, 1, 1);
    this.limit = layout.ghost("limit", 0, 1, Machine.MOST_LIMITS);
  }

  static Functions functions(PolicyTree policy, List<Importer> importers) {
    return new Functions(policy, importers);
  }

  World world() {
    return world;
  }

  Parts parts() {
    return parts;
  }

  Cells broken() {
    return broken;
  }

  /** The code of the next user thread; its resting places are told by {@link #rests}. */
  Writer thread(String name) {
    Code code = new Code(name, codes.size(), layout);
    codes.add(code);
    return new Writer(code, world, functions);
  }

  /** Where the thread whose code was begun last may stand at the end. */
  void rests(List<Label> places) {
    resting.add(places);
  }

  /** What a register has before its thread begins. */
  void begins(Cells register, int value) {
    before.add(Effect.set(register, Term.of(value)));
  }

  /** A flag that is set at the first moment at which a condition holds, and stays. */
  Term latch(String name, Term condition) {
    Cells latch = layout.ghost(name, 0, 1, 1);
    Effect sets = Effect.when(condition, Effect.set(latch, Term.TRUE));
    watches.add(new Watch(name, List.of(sets)));
    return Term.of(latch);
  }

  /** A condition that names no thread, such as a policy's property. */
  Term condition(Expr condition) {
    return new Conditions(world, Map.of(), broken, List.of(), functions).of(condition);
  }

  /** The finished instance. */
  Instance finish(
      Map<String, Term> shown, Term positive, boolean latched, Term probe, boolean recycle) {
    if (parts.world().banks().size() > Long.SIZE) {
      throw new IllegalArgumentException("there are more than " + Long.SIZE + " classes of locks");
    }
    kernels.write(parts, codes, layout, functions, resting);
    List<Routine> routines = codes.stream().map(Code::routine).toList();
    List<Watch> all = new ArrayList<>(Watches.of(parts));
    all.addAll(watches);
    if (recycle) {
      all.addAll(Recycling.of(parts, layout));
    }
    List<Term> rests = new ArrayList<>();
    List<Term> waits = new ArrayList<>();
    for (int a = 0; a < routines.size(); a++) {
      List<Integer> places = resting.get(a).stream().map(Label::pc).toList();
      rests.add(at(routines.get(a), places));
      waits.add(at(routines.get(a), waiting(routines.get(a), places)));
    }
    layout.assign();
    Program program =
        new Program(
            layout,
            routines,
            setup(),
            all,
            broken,
            Arrays.stream(Rule.values()).map(Rule::fatal).toList(),
            ended,
            limit,
            world.banks().stream().map(b -> b.name()).toList(),
            Watches.held(world));
    return new Instance(
        program,
        world.shape(),
        shown,
        positive,
        latched,
        probe,
        rests,
        waits,
        Watches.atEnd(parts, rests, waits),
        Watches.premises(parts, waits));
  }

  private static Term at(Routine routine, List<Integer> places) {
    return Term.any(places.stream().map(Term.of(routine.pc())::eq).toList());
  }

  /** The steps that wait for something other than a lock. */
  private static List<Integer> waiting(Routine routine, List<Integer> resting) {
    List<Integer> places = new ArrayList<>();
    for (int pc = 0; pc < routine.steps().size(); pc++) {
      Step step = routine.steps().get(pc);
      if (!step.guard().is(1) && step.acquires() < 0 && !resting.contains(pc)) {
        places.add(pc);
      }
    }
    return places;
  }

  private List<Effect> setup() {
    List<Effect> effects = new ArrayList<>(before);
    effects.addAll(world.processes().setup());
    effects.add(Effect.set(world.pool("device").phase(), Term.of(1), Term.of(1)));
    return effects;
  }
}
