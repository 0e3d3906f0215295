package org.dropmaster.explore.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Program;
import org.dropmaster.program.Term;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes effects, and where they lead. */
final class EffectCode {
  private static final String DO = "([J)V";

  /** A longer method is cut into pieces of this weight. */
  private static final int PIECE = 200;

  private final ClassCode code;
  private final RowCode rows;
  private final TermCode terms;
  private final Weights weights;
  private final Program program;
  private final ToIntFunction<String> limits;

  /** What is written behind the effects, at each of their ends. */
  interface Tail {
    /** The actor goes on at this step. */
    void at(int target);
  }

  EffectCode(ClassCode code, Weights weights, Program program, ToIntFunction<String> limits) {
    this.code = code;
    this.rows = new RowCode(code);
    this.terms = new TermCode(code, rows, weights);
    this.weights = weights;
    this.program = program;
    this.limits = limits;
  }

  TermCode terms() {
    return terms;
  }

  /** The effects, and behind each way through them the tail for where it leads. */
  void through(Body b, List<Effect> effects, int next, Tail tail) {
    int target = next;
    int from = 0;
    for (int i = 0; i < effects.size(); i++) {
      Effect effect = effects.get(i);
      if (!Weights.leads(effect)) {
        continue;
      }
      straight(b, effects.subList(from, i));
      from = i + 1;
      if (effect instanceof Effect.Goto go) {
        target = go.target().pc();
        continue;
      }
      fork(b, effect, effects.subList(from, effects.size()), target, tail);
      return;
    }
    straight(b, effects.subList(from, effects.size()));
    tail.at(target);
  }

  private void fork(Body b, Effect effect, List<Effect> rest, int target, Tail tail) {
    if (effect instanceof Effect.Ghost ghost) {
      through(b, both(ghost.effects(), rest), target, tail);
      return;
    }
    Effect.When when = (Effect.When) effect;
    if (when.condition() instanceof Term.Const c) {
      through(b, both(c.value() != 0 ? when.yes() : when.no(), rest), target, tail);
      return;
    }
    Label no = new Label();
    terms.jump(b, when.condition(), false, no);
    through(b, both(when.yes(), rest), target, tail);
    b.place(no);
    through(b, both(when.no(), rest), target, tail);
  }

  private static List<Effect> both(List<Effect> some, List<Effect> others) {
    List<Effect> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** Effects that lead nowhere; many of them in several methods. */
  void straight(Body b, List<Effect> effects) {
    List<Effect> piece = new ArrayList<>();
    int weight = 0;
    boolean cut = weights.whole(effects) > 2 * PIECE;
    for (Effect effect : effects) {
      piece.add(effect);
      weight += weights.of(effect);
      if (cut && weight > PIECE) {
        List<Effect> whole = List.copyOf(piece);
        call(b, whole, m -> whole.forEach(each -> one(m, each)));
        piece.clear();
        weight = 0;
      }
    }
    piece.forEach(effect -> one(b, effect));
  }

  /** Calls a method of their own, which is written unless there is one. */
  private void call(Body b, List<Effect> effects, Consumer<Body> written) {
    b.frame();
    b.state();
    String name =
        code.shared(
            effects,
            "effects",
            DO,
            m -> {
              written.accept(m);
              m.op(Opcodes.RETURN);
            });
    b.call(name, DO);
  }

  private void list(Body b, List<Effect> effects) {
    if (weights.heavy(effects)) {
      call(b, effects, m -> straight(m, effects));
    } else {
      straight(b, effects);
    }
  }

  private void one(Body b, Effect effect) {
    if (effect instanceof Effect.Set set) {
      set(b, set);
    } else if (effect instanceof Effect.Let let) {
      b.frame();
      terms.value(b, let.value());
      b.field(Opcodes.PUTFIELD, terms.temporary(let.temp().slot()), "I");
    } else if (effect instanceof Effect.When when) {
      when(b, when);
    } else if (effect instanceof Effect.Ghost ghost) {
      list(b, ghost.effects());
    } else if (effect instanceof Effect.Raise raise) {
      raise(b, raise.rule());
    } else if (effect instanceof Effect.Limit limit) {
      b.frame();
      b.push(limits.applyAsInt(limit.bound()));
      b.call("limit", "(I)V");
    }
  }

  private void when(Body b, Effect.When when) {
    Label no = new Label();
    terms.jump(b, when.condition(), false, no);
    list(b, when.yes());
    if (when.no().isEmpty()) {
      b.place(no);
      return;
    }
    Label end = new Label();
    b.jump(Opcodes.GOTO, end);
    b.place(no);
    list(b, when.no());
    b.place(end);
  }

  private void raise(Body b, int rule) {
    if (program.fatal().get(rule)) {
      RowCode.fault(b, rule);
    } else {
      int word = program.broken().word(rule);
      b.store(word, -1, 1L << program.broken().shift(rule));
    }
  }

  private void set(Body b, Effect.Set set) {
    int limit = limits.applyAsInt(set.bound());
    if (!(set.index() instanceof Term.Const i && set.cells().has(i.value()))) {
      b.frame();
      b.state();
      terms.value(b, set.value());
      terms.value(b, set.index());
      b.push(limit);
      rows.putAt(b, set.cells());
      return;
    }
    int index = i.value();
    boolean fits = Ranges.of(set.value()).within(Ranges.of(set.cells()));
    if (fits && set.value() instanceof Term.Const c) {
      long mask = set.cells().mask();
      int shift = set.cells().shift(index);
      b.store(set.cells().word(index), ~(mask << shift), (c.value() & mask) << shift);
      return;
    }
    terms.value(b, set.value());
    b.local(Opcodes.ISTORE, b.scratch());
    rows.put(b, set.cells(), index, fits, limit);
  }

  /** Whether effects could end the move. */
  static boolean canEnd(List<Effect> effects) {
    return effects.stream().anyMatch(EffectCode::canEnd);
  }

  private static boolean canEnd(Effect effect) {
    if (effect instanceof Effect.Set set) {
      return !set.index().harmless()
          || !set.value().harmless()
          || !Ranges.of(set.value()).within(Ranges.of(set.cells()));
    } else if (effect instanceof Effect.Let let) {
      return !let.value().harmless();
    } else if (effect instanceof Effect.When when) {
      return !when.condition().harmless() || canEnd(when.yes()) || canEnd(when.no());
    } else if (effect instanceof Effect.Ghost ghost) {
      return canEnd(ghost.effects());
    }
    return effect instanceof Effect.Raise || effect instanceof Effect.Limit;
  }
}
