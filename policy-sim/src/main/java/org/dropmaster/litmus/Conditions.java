package org.dropmaster.litmus;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Call;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.OwnershipState;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Code;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** What the names in a test's conditions stand for. */
final class Conditions {
  private final World world;
  private final Map<Integer, UserThread> threads;
  private final Cells broken;
  private final Functions functions;
  private final Map<Integer, Map<String, String>> objects = new LinkedHashMap<>();
  private final Map<Integer, Map<String, String>> made = new HashMap<>();
  private final Set<Expr> asObject = Collections.newSetFromMap(new IdentityHashMap<>());

  Conditions(
      World world,
      Map<Integer, UserThread> threads,
      Cells broken,
      List<LitmusTree.Thread> texts,
      Functions functions) {
    this.world = world;
    this.threads = threads;
    this.broken = broken;
    this.functions = functions;
    world.add(verbs(world));
    for (LitmusTree.Thread thread : texts) {
      Map<String, String> kinds = new LinkedHashMap<>();
      for (Call call : thread.calls()) {
        Optional<String> kind = LitmusProgram.made(call, functions);
        call.register().ifPresent(r -> kind.ifPresent(k -> kinds.putIfAbsent(r, k)));
      }
      made.put(thread.id(), kinds);
    }
  }

  /** Notes which registers a condition uses for the objects behind them. */
  void name(Expr condition) {
    named(condition, false);
  }

  private static Map<String, Verb> verbs(World world) {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("live", (Verb.Pure) (w, a) -> live(world, a.get(0)));
    verbs.put(
        "owns", (Verb.Pure) (w, a) -> world.epochs().owns(of("owns", a.get(0), "file").term()));
    verbs.put(
        "mapped",
        (Verb.Pure) (w, a) -> mapped(world, of("mapped", a.get(0), "map", "mr", "dmabuf")));
    verbs.put("dead", (Verb.Pure) (w, a) -> world.processes().dead(a.get(0).term()));
    return verbs;
  }

  private static Term live(World world, Value object) {
    Value asked = object.kind().isEmpty() ? of("live", object) : object;
    return world.pool(asked.kind()).alive(asked.term());
  }

  /** The argument of a predicate, which must be an object of one of these kinds. */
  private static Value of(String predicate, Value argument, String... kinds) {
    if (!List.of(kinds).contains(argument.kind())) {
      String what = kinds.length == 0 ? "an object" : "a " + String.join(", ", kinds);
      String not = argument.kind().isEmpty() ? "no object" : "a " + argument.kind();
      throw new IllegalArgumentException(
          predicate + "() asks about " + what + ", and that call makes " + not);
    }
    return argument;
  }

  private static Term mapped(World world, Value object) {
    return switch (object.kind()) {
      case "map" -> world.pool("map").raw("page", object.term()).ne(0);
      case "mr" -> world.pool("mr").raw("hw", object.term()).ne(0);
      default ->
          world
              .pool("attachment")
              .exists(
                  a ->
                      world
                          .pool("attachment")
                          .raw("dmabuf", a)
                          .eq(object.term())
                          .and(world.pool("attachment").raw("mapped", a)));
    };
  }

  /**
   * Registers that stand for an object: those followed by a field, or given to a predicate.
   * Elsewhere the same name is the call's result.
   */
  private void named(Expr e, boolean object) {
    if (e instanceof Expr.Of of) {
      if (object) {
        String kind = made.getOrDefault(of.thread(), Map.of()).get(of.name());
        if (kind != null) {
          asObject.add(of);
          objects.computeIfAbsent(of.thread(), t -> new LinkedHashMap<>()).put(of.name(), kind);
        }
      }
    } else if (e instanceof Expr.Member m) {
      named(m.object(), true);
    } else if (e instanceof Expr.Call c) {
      c.arguments().forEach(a -> named(a, true));
    } else if (e instanceof Expr.Not n) {
      named(n.operand(), object);
    } else if (e instanceof Expr.Binary b) {
      named(b.left(), object);
      named(b.right(), object);
    } else if (e instanceof Expr.Quantified q) {
      named(q.condition(), object);
    }
  }

  /** By thread, the registers whose objects a condition names, with their kinds. */
  Map<Integer, Map<String, String>> objects() {
    return objects;
  }

  /** The condition as a term; following a pointer that leads nowhere gives 0. */
  Term of(Expr condition) {
    Code nowhere = new Code("condition", -1, new Layout());
    return Lenient.of(
        new Writer(nowhere, world, functions).condition(condition, this::name, this::of));
  }

  private Value name(Expr.Name e) {
    String name = e.name();
    Optional<Rule> rule = Rule.of(name);
    if (rule.isPresent()) {
      return new Value(Type.BOOL, Term.at(broken, rule.get().ordinal()));
    }
    for (OwnershipState state : OwnershipState.values()) {
      if (state.name().equals(name)) {
        return new Value(Type.BOOL, world.epochs().state(state));
      }
    }
    if (name.equals("device")) {
      return new Value(Type.DEVICE, Term.of(1), true);
    }
    for (int t = 0; t < world.shape().threads().size(); t++) {
      if (world.shape().threads().get(t).name().equals(name)) {
        return new Value(Type.PID, Term.of(world.shape().threads().get(t).process()));
      }
    }
    throw new IllegalArgumentException("unknown name " + name + " in the condition");
  }

  private Value of(Expr.Of e) {
    UserThread thread = threads.get(e.thread());
    if (thread == null) {
      throw new IllegalArgumentException("no thread P" + e.thread());
    }
    String kind = objects.getOrDefault(e.thread(), Map.of()).get(e.name());
    if (kind != null && asObject.contains(e)) {
      return new Value(Type.pointer(kind), Term.of(thread.object(e.name(), kind)));
    }
    Cells register = thread.registers().get(e.name());
    if (register == null) {
      throw new IllegalArgumentException("P" + e.thread() + " has no register " + e.name());
    }
    return new Value(Type.INT, Term.of(register));
  }
}
