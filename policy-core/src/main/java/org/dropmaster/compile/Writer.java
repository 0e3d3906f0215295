package org.dropmaster.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Writes one actor's code: functions inlined, references counted, what the kernel adds around. */
public final class Writer {
  /** How deep the release of a kind may put another object of that kind: a list of so many. */
  private static final int MOST_NESTED = 2;

  private final Code code;
  private final Kernel kernel;
  private final Functions functions;
  private final IdentityHashMap<Function, Integer> inside = new IdentityHashMap<>();
  private int names;

  public Writer(Code code, Kernel kernel, Functions functions) {
    this.code = code;
    this.kernel = kernel;
    this.functions = functions;
  }

  public Code code() {
    return code;
  }

  public Kernel kernel() {
    return kernel;
  }

  public Functions functions() {
    return functions;
  }

  /** A register for a value of this type. */
  public Cells register(String name, Type type) {
    Kernel.Width width = kernel.width(type);
    String unique = name + "." + names++;
    if (width.signed()) {
      return code.signed(unique, width.bits());
    }
    Cells register = code.register(unique, (int) ((1L << width.bits()) - 1));
    return register.pointingTo(type.pointee());
  }

  /** A register for a result: a small number or an errno. */
  public Cells result(String name) {
    return register(name, Type.INT);
  }

  /** A condition of a litmus test as a term; its names are what the caller says. */
  public Term condition(
      Expr condition,
      java.util.function.Function<Expr.Name, Value> name,
      java.util.function.Function<Expr.Of, Value> of) {
    Names both =
        new Names() {
          @Override
          public Value of(Expr.Name e) {
            return name.apply(e);
          }

          @Override
          public Value of(Expr.Of e) {
            return of.apply(e);
          }
        };
    return new Terms(this, both, Optional.empty()).of(condition).term();
  }

  /** Writes a call of an entry point, with what the monitor notes at its two ends. */
  public void enter(Function function, List<Value> arguments, Optional<Cells> result) {
    Entry entry = Entry.of(function);
    Origin caller = code.origin();
    code.at(new Origin(function.span().source().name(), function.span().line(), entry.name()));
    note(kernel.entered(this, entry, arguments));
    inline(function, arguments, result, Optional.of(entry));
    code.at(caller);
  }

  /** Writes a function's body in place of a call. */
  void inline(
      Function function, List<Value> arguments, Optional<Cells> result, Optional<Entry> entry) {
    int around = inside.getOrDefault(function, 0);
    if (!function.name().equals("release") && around > 0) {
      throw new CompileException(
          function.span(), "'" + function.name() + "' calls itself, and there is no recursion");
    }
    inside.put(function, around + 1);
    Origin caller = code.origin();
    new Body(this, function, arguments, result, entry).write();
    code.at(caller);
    inside.put(function, around);
  }

  /** Whether what is written is part of the release of an object of this kind. */
  public boolean releases(String kind) {
    return functions.entry("release", kind).filter(r -> inside.getOrDefault(r, 0) > 0).isPresent();
  }

  /** A ghost step: fused with the step before it. */
  public void note(List<Effect> effects) {
    if (!effects.isEmpty()) {
      code.step(new Effect.Ghost(effects));
    }
  }

  /** Makes an object with one reference; gives the pointer to it. */
  public Term make(String kind, List<Effect> effects) {
    Term.Temp place = code.temp();
    effects.addAll(kernel.pool(kind).make(place));
    effects.addAll(kernel.made(kind, place, this));
    return place;
  }

  /** Takes a reference; of NULL, none. */
  public void get(String kind, Term object, List<Effect> effects) {
    Pool pool = kernel.pool(kind);
    Term.Temp at = code.temp();
    effects.add(new Effect.Let(at, object));
    effects.add(Effect.when(at, count(pool, at, 1)));
  }

  private static Effect count(Pool pool, Term object, int by) {
    Term checked = pool.checked(object);
    return Effect.set(pool.count(), checked, Term.at(pool.count(), checked).plus(by));
  }

  /** Writes a put, and at the last reference the release: queued, or run in place. */
  public void put(String kind, Term object) {
    if (object.is(0)) {
      return;
    }
    Optional<Function> release = functions.entry("release", kind);
    int nested = release.map(r -> inside.getOrDefault(r, 0)).orElse(0);
    if (nested == MOST_NESTED) {
      Effect limit = new Effect.Limit("releases of kind " + kind + " within each other");
      code.step(putting(kind, object, o -> List.of(limit)));
      return;
    }
    if (kernel.deferred(kind)) {
      code.step(putting(kind, object, o -> kernel.queue(kind, o, this)));
    } else if (release.isEmpty()) {
      code.step(putting(kind, object, o -> free(kind, o)));
    } else {
      putAndRelease(kind, object, release.get());
    }
  }

  private void putAndRelease(String kind, Term object, Function release) {
    Cells last = register("last", Type.pointer(kind));
    Label done = new Label();
    putting(kind, object, last);
    code.unless(Term.of(last), done);
    enter(release, List.of(new Value(Type.pointer(kind), Term.of(last))), Optional.empty());
    code.also(free(kind, Term.of(last)));
    code.place(done);
  }

  /** Writes a put that leaves the object in the register if that was the last reference. */
  public void putting(String kind, Term object, Cells last) {
    List<Effect> effects = new ArrayList<>();
    Term.Temp at = code.temp();
    effects.add(new Effect.Let(at, object));
    effects.add(Effect.set(last, Term.NULL));
    effects.addAll(putting(kind, at, o -> List.of(Effect.set(last, o))));
    code.step(effects);
  }

  /** A rule is broken. */
  public static Effect raise(Rule rule) {
    return new Effect.Raise(rule.ordinal());
  }

  /** The effects of a put; {@code atLast} is for the object whose count became 0. */
  public List<Effect> putting(
      String kind, Term object, java.util.function.Function<Term, List<Effect>> atLast) {
    Pool pool = kernel.pool(kind);
    Term.Temp at = code.temp();
    Term count = Term.at(pool.count(), at);
    List<Effect> held = new ArrayList<>();
    held.add(count(pool, at, -1));
    held.add(Effect.when(count.eq(0), atLast.apply(at)));
    Term references = pool.references(pool.checked(at));
    Effect counted = new Effect.When(references.eq(0), List.of(raise(Rule.UNDERFLOW)), held);
    return List.of(new Effect.Let(at, object), Effect.when(at, counted));
  }

  /** The effects of freeing an object: it is gone, and so is what its fields said. */
  public List<Effect> free(String kind, Term object) {
    Pool pool = kernel.pool(kind);
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.set(pool.phase(), object, Term.of(Pool.FREED)));
    for (Cells field : pool.fields().values()) {
      effects.add(Effect.set(field, object, Term.of(0)));
    }
    return effects;
  }
}
