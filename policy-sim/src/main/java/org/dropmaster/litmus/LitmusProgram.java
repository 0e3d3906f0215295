package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Call;
import org.dropmaster.lang.LitmusTree.Condition;
import org.dropmaster.lang.LitmusTree.Quantifier;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** Makes a test and a policy into one program. */
public final class LitmusProgram {
  private final LitmusTree test;
  private final Functions functions;
  private final Layout layout = new Layout();
  private final Shape shape;
  private final Kernels kernels;
  private final World world;
  private final Parts parts;
  private final Map<Integer, UserThread> threads = new LinkedHashMap<>();
  private final List<Code> codes = new ArrayList<>();
  private final List<List<Label>> resting = new ArrayList<>();

  private LitmusProgram(LitmusTree test, PolicyTree policy, List<Importer> importers) {
    this.test = test;
    this.functions = new Functions(policy, importers);
    this.shape = Sizes.of(test, functions);
    this.kernels = Kernels.of(test, functions, shape);
    this.world = new World(shape, layout, functions, shape.threads().size() + kernels.count());
    this.parts = Parts.of(world);
  }

  /** The program of a test under a policy, with the built-in importers. */
  public static Instance of(LitmusTree test, PolicyTree policy, List<Importer> importers) {
    return new LitmusProgram(test, policy, importers).instance();
  }

  private Instance instance() {
    Cells broken = layout.ghost("broken", 0, Rule.values().length, 1);
    Cells ended = layout.ghost("ended", 0, 1, 1);
    Cells limit = layout.ghost("limit", 0, 1, org.dropmaster.program.Machine.MOST_LIMITS);
    Cells latch = layout.ghost("latch", 0, 1, 1);
    Set<String> shown = Shown.of(test);
    Map<String, Term> outcome = new LinkedHashMap<>();
    writers(shown);
    Conditions conditions = new Conditions(world, parts, threads, broken, test, functions);
    conditions.objects().forEach((id, kinds) -> kinds.forEach((r, k) -> threadOf(id).object(r, k)));
    for (UserThread thread : threads.values()) {
      thread.write(threads, conditions.kinds(thread));
    }
    kernels.write(parts, codes, layout, functions, resting);
    threads.forEach(
        (id, thread) ->
            thread.registers()
                .forEach(
                    (name, cells) -> {
                      if (shown.contains(id + ":" + name)) {
                        outcome.put(id + ":" + name, Term.of(cells));
                      }
                    }));
    Term condition = conditions.of(test.condition().condition());
    boolean ever = test.condition().quantifier() == Quantifier.EVER;
    List<Watch> watches = new ArrayList<>(Watches.of(parts));
    if (ever) {
      watches.add(
          new Watch(
              "ever", List.of(Effect.when(condition, Effect.set(latch, Term.TRUE)))));
    }
    List<Routine> routines = codes.stream().map(Code::routine).toList();
    Term finished = finished(routines);
    layout.assign();
    Program program =
        new Program(
            layout,
            routines,
            setup(),
            watches,
            broken,
            java.util.Arrays.stream(Rule.values()).map(Rule::fatal).toList(),
            ended,
            limit,
            world.banks().stream().map(b -> b.name()).toList(),
            Watches.held(world));
    return new Instance(
        program,
        shape,
        outcome,
        ever ? Term.of(latch) : condition,
        test.probe().map(Condition::condition).map(conditions::of).orElse(Term.TRUE),
        finished,
        Watches.leaked(parts),
        Watches.premises(parts));
  }

  private UserThread threadOf(int id) {
    return Optional.ofNullable(threads.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no thread P" + id));
  }

  private void writers(Set<String> shown) {
    for (int t = 0; t < test.threads().size(); t++) {
      LitmusTree.Thread text = test.threads().get(t);
      Code code = new Code("P" + text.id(), t, layout);
      codes.add(code);
      Set<String> mine = new LinkedHashSet<>();
      for (String name : text.registers()) {
        if (shown.contains(text.id() + ":" + name)) {
          mine.add(name);
        }
      }
      UserThread thread =
          new UserThread(parts, new Writer(code, world, functions), text, t, mine);
      threads.put(text.id(), thread);
      resting.add(thread.resting());
    }
  }

  private Term finished(List<Routine> routines) {
    List<Term> all = new ArrayList<>();
    for (int a = 0; a < routines.size(); a++) {
      Term pc = Term.of(routines.get(a).pc());
      all.add(Term.any(resting.get(a).stream().map(l -> pc.eq(l.pc())).toList()));
    }
    return Term.all(all);
  }

  private List<Effect> setup() {
    List<Effect> effects = new ArrayList<>(world.processes().setup());
    effects.add(Effect.set(world.pool("device").phase(), Term.of(1), Term.of(1)));
    return effects;
  }

  /** The kind of object that a call's result register names, if it makes one. */
  static Optional<String> made(Call call, Functions functions) {
    return switch (call.name()) {
      case "open" -> Optional.of("file");
      case "mmap" -> Optional.of("map");
      case "reg_mr" -> Optional.of("mr");
      case "ioctl" ->
          Sizes.word(call, 1)
              .flatMap(c -> functions.entry(c, "file"))
              .flatMap(f -> madeBy(functions, f));
      default -> Optional.empty();
    };
  }

  private static Optional<String> madeBy(Functions functions, Function entry) {
    Map<String, Integer> made = Sites.of(functions, entry);
    return java.util.stream.Stream.of("dmabuf", "file", "bo", "command")
        .filter(made::containsKey)
        .findFirst();
  }
}
