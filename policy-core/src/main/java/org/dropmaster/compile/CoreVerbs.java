package org.dropmaster.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.ownership.Errno;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Lock.Mode;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** The verbs of the language itself: references and locks. */
public final class CoreVerbs {
  private CoreVerbs() {}

  /** By name. */
  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("get", (Verb.Atomic) CoreVerbs::get);
    verbs.put("try_get", (Verb.Atomic) CoreVerbs::tryGet);
    verbs.put("put", (Verb.Compound) (w, args, r) -> w.put(args.get(0).kind(), args.get(0).term()));
    verbs.put("held", (Verb.Pure) (w, args) -> lock(w, args).heldBy(w.code().number()));
    verbs.put("synchronize", (Verb.Compound) CoreVerbs::synchronize);
    locks(verbs, "", Mode.PLAIN);
    locks(verbs, "_read", Mode.READ);
    locks(verbs, "_write", Mode.WRITE);
    return verbs;
  }

  private static void locks(Map<String, Verb> verbs, String suffix, Mode mode) {
    verbs.put("lock" + suffix, (Verb.Compound) (w, args, r) -> take(w, lock(w, args), mode));
    verbs.put("trylock" + suffix, (Verb.Compound) (w, args, r) -> tryLock(w, args, mode, r));
    verbs.put("lock_killable" + suffix, (Verb.Compound) (w, args, r) -> killable(w, args, mode, r));
    verbs.put(
        "unlock" + suffix,
        (Verb.Compound) (w, args, r) -> w.code().step(unlock(w, lock(w, args), mode)));
  }

  private static Effect unlock(Writer w, Lock lock, Mode mode) {
    int me = w.code().number();
    return new Effect.When(
        lock.held(mode, me), lock.drop(mode, me), List.of(Writer.raise(Rule.BAD_UNLOCK)));
  }

  private static Lock lock(Writer w, List<Value> arguments) {
    Value.Place place = arguments.get(0).named();
    return w.kernel().lock(place.object(), place.field());
  }

  /** A count that was 0 is never raised again: whoever holds nothing has to use try_get(). */
  private static Term get(Writer w, List<Value> arguments, List<Effect> effects) {
    Term object = arguments.get(0).term();
    if (object.is(0)) {
      return Term.NULL;
    }
    Pool pool = w.kernel().pool(arguments.get(0).kind());
    Term.Temp at = w.code().temp();
    effects.add(new Effect.Let(at, object));
    effects.add(
        Effect.when(
            at.ne(0).and(pool.references(pool.checked(at)).eq(0)),
            Writer.raise(Rule.USED_AFTER_FREE)));
    w.get(arguments.get(0).kind(), at, effects);
    return at;
  }

  private static Term tryGet(Writer w, List<Value> arguments, List<Effect> effects) {
    boolean none = arguments.get(0).term().is(0);
    Pool pool = w.kernel().pool(none ? "file" : arguments.get(0).kind());
    Term object = pool.checked(arguments.get(0).term());
    Term.Temp at = w.code().temp();
    Term.Temp got = w.code().temp();
    effects.add(new Effect.Let(at, object));
    effects.add(new Effect.Let(got, pool.references(at).ne(0)));
    effects.add(Effect.when(got, Effect.set(pool.count(), at, pool.references(at).plus(1))));
    return got.ne(0);
  }

  /**
   * Waits for the lock and takes it. A read side of SRCU waits for nobody, so it comes in no order
   * of locks; who waits for read sides does.
   */
  public static void take(Writer w, Lock lock, Mode mode) {
    take(w, lock, mode, List.of());
  }

  /** The same, with effects of that step before. */
  static void take(Writer w, Lock lock, Mode mode, List<Effect> before) {
    List<Effect> effects = new ArrayList<>(before);
    effects.add(lock.take(mode, w.code().number()));
    if (lock.bank().kind() == Lock.Kind.SRCU) {
      w.code().step(effects);
    } else {
      w.code().acquire(lock.bank().number(), lock.free(mode), effects);
    }
  }

  private static void tryLock(Writer w, List<Value> arguments, Mode mode, Optional<Cells> result) {
    Lock lock = lock(w, arguments);
    Term.Temp free = w.code().temp();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Let(free, lock.free(mode)));
    effects.add(Effect.when(free, lock.take(mode, w.code().number())));
    result.ifPresent(r -> effects.add(Effect.set(r, free)));
    w.code().step(effects);
  }

  private static void killable(Writer w, List<Value> arguments, Mode mode, Optional<Cells> result) {
    Lock lock = lock(w, arguments);
    Term free = lock.free(mode);
    Term.Temp got = w.code().temp();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Let(got, free));
    effects.add(Effect.when(got, lock.take(mode, w.code().number())));
    Term interrupted = Term.of(-Errno.EINTR.ordinal());
    result.ifPresent(r -> effects.add(Effect.set(r, got.pick(Term.of(0), interrupted))));
    w.code().acquire(lock.bank().number(), free.or(w.kernel().killed(w)), effects);
  }

  private static void synchronize(Writer w, List<Value> arguments, Optional<Cells> result) {
    Lock lock = lock(w, arguments);
    w.code().step(lock.snapshot(w.code().number()));
    w.code().acquire(lock.bank().number(), lock.drained(w.code().number()), List.of());
  }
}
