package org.dropmaster.litmus;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dropmaster.compile.Functions;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Call;
import org.dropmaster.lang.LitmusTree.Condition;
import org.dropmaster.lang.LitmusTree.Quantifier;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.program.Term;

/** Makes a test and a policy into one program. */
public final class LitmusProgram {
  private final LitmusTree test;
  private final Functions functions;
  private final Assembly assembly;
  private final Map<Integer, UserThread> threads = new LinkedHashMap<>();

  private LitmusProgram(LitmusTree test, PolicyTree policy, List<Importer> importers) {
    this.test = test;
    this.functions = new Functions(policy, importers);
    Shape shape = Sizes.of(test, functions);
    boolean events =
        test.threads().stream()
            .flatMap(t -> t.calls().stream())
            .anyMatch(c -> c.name().equals("error") || c.name().equals("unplug"));
    this.assembly = new Assembly(shape, functions, Kernels.of(functions, shape, events));
  }

  /** The program of a test under a policy, with the built-in importers. */
  public static Instance of(LitmusTree test, PolicyTree policy, List<Importer> importers) {
    return new LitmusProgram(test, policy, importers).instance();
  }

  private Instance instance() {
    Set<String> shown = Shown.of(test);
    begin(shown);
    Conditions conditions =
        new Conditions(assembly.world(), threads, assembly.broken(), test.threads(), functions);
    conditions.name(test.condition().condition());
    test.probe().ifPresent(p -> conditions.name(p.condition()));
    conditions.objects().forEach((id, kinds) -> kinds.forEach((r, k) -> thread(id).object(r, k)));
    threads.forEach(
        (id, thread) -> thread.write(threads, conditions.objects().getOrDefault(id, Map.of())));
    Term condition = conditions.of(test.condition().condition());
    boolean latched =
        test.condition().quantifier() == Quantifier.EVER
            || test.condition().quantifier() == Quantifier.EVENTUALLY;
    return assembly.finish(
        outcome(shown),
        latched ? assembly.latch("ever", condition).or(condition) : condition,
        latched,
        test.probe().map(Condition::condition).map(conditions::of).orElse(Term.TRUE),
        false);
  }

  private UserThread thread(int id) {
    return Optional.ofNullable(threads.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no thread P" + id));
  }

  private void begin(Set<String> shown) {
    for (int t = 0; t < test.threads().size(); t++) {
      LitmusTree.Thread text = test.threads().get(t);
      Set<String> names = registers(text);
      Set<String> mine = new LinkedHashSet<>(names);
      mine.removeIf(name -> !shown.contains(text.id() + ":" + name));
      UserThread thread =
          new UserThread(assembly.parts(), assembly.thread("P" + text.id()), text, t, names, mine);
      threads.put(text.id(), thread);
      thread
          .registers()
          .forEach(
              (name, register) -> {
                if (mine.contains(name) || forks(text)) {
                  assembly.begins(register, World.NOTHING);
                }
              });
      assembly.rests(thread.resting());
    }
  }

  /** Whether another thread begins with this one's registers. */
  private boolean forks(LitmusTree.Thread thread) {
    return test.threads().stream()
        .anyMatch(t -> t.relation() == LitmusTree.Relation.FORK && t.partner() == thread.id());
  }

  /** The registers of a thread; one that is forked has those of its parent as well. */
  private Set<String> registers(LitmusTree.Thread thread) {
    Set<String> names = new LinkedHashSet<>(thread.registers());
    if (thread.relation() == LitmusTree.Relation.FORK) {
      test.threads().stream()
          .filter(parent -> parent.id() == thread.partner() && parent.id() != thread.id())
          .forEach(parent -> names.addAll(registers(parent)));
    }
    return names;
  }

  private Map<String, Term> outcome(Set<String> shown) {
    Map<String, Term> outcome = new LinkedHashMap<>();
    threads.forEach(
        (id, thread) ->
            thread
                .registers()
                .forEach(
                    (name, cells) -> {
                      if (shown.contains(id + ":" + name)) {
                        outcome.put(id + ":" + name, Term.of(cells));
                      }
                    }));
    return outcome;
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
    return Stream.of("dmabuf", "file", "bo", "command").filter(made::containsKey).findFirst();
  }
}
