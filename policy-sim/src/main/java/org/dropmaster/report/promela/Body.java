package org.dropmaster.report.promela;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * Effects as the statements of one d_step.
 *
 * <p>A step that follows a bad pointer leaves the state as it was before. So each pointer is
 * checked first, all that comes after the check is nested in it, and what was written before the
 * last check is kept to be put back.
 */
final class Body {
  private final Frame frame;
  private final Formula formula;
  private final Block out;
  private final boolean watching;
  private final Set<String> written = new LinkedHashSet<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private final Set<String> sound = new HashSet<>();
  private final Set<Integer> raised = new TreeSet<>();
  private int faults;
  private int limits;

  /** When watching, the run may have ended already, and nothing must fault. */
  Body(Frame frame, Formula formula, Block out, boolean watching) {
    this.frame = frame;
    this.formula = formula;
    this.out = out;
    this.watching = watching;
  }

  Block out() {
    return out;
  }

  /** The fields that a fault has to put back. */
  Set<String> kept() {
    return kept;
  }

  /** Tells of the rules that may have been broken without ending the run. */
  void note() {
    for (int rule : raised) {
      out.line(frame.breaksPerhaps(rule) + ";");
    }
  }

  /** What follows happens only if the run is not over by then; tells how deep it is nested. */
  int unlessOver(int faultsBefore, int limitsBefore) {
    int depth = faults > faultsBefore ? unless(fault()) : 0;
    return limits > limitsBefore ? depth + unless(frame.ended()) : depth;
  }

  private int unless(String over) {
    out.when(over).or("else");
    return 1;
  }

  /** Ends nested parts. */
  void close(int depth) {
    for (int i = 0; i < depth; i++) {
      out.end();
    }
  }

  int faults() {
    return faults;
  }

  int limits() {
    return limits;
  }

  String fault() {
    return frame.variables().scratch("fault");
  }

  /** What has been found to be no fault, as long as nothing that it depends on is written. */
  Set<String> sound() {
    return Set.copyOf(sound);
  }

  /** Of that, only what was found elsewhere too still holds. */
  void meet(Set<String> elsewhere) {
    sound.retainAll(elsewhere);
  }

  /** A variable of the system gets a value. */
  void assign(String variable, String value) {
    out.line(variable + " = " + value + ";");
    wrote(variable);
  }

  private void wrote(String variable) {
    written.add(variable);
    unsound(variable);
  }

  private void unsound(String variable) {
    int bracket = variable.indexOf('[');
    String row = bracket < 0 ? variable : variable.substring(0, bracket);
    sound.removeIf(fault -> fault.contains(row));
  }

  /** The value of a term; what it asks for more than once is computed before. */
  private String value(Term term) {
    int number = 0;
    for (Term part : Repeats.of(term)) {
      String name = frame.variables().scratch("s" + number++);
      out.line(name + " = " + formula.value(part) + ";");
      formula.name(part, name);
    }
    String value = formula.value(term);
    formula.forget();
    return value;
  }

  /** Statements for effects; all that is nested is ended. */
  void effects(List<Effect> effects) {
    int depth = 0;
    for (Effect effect : effects) {
      depth += effect(effect);
    }
    close(depth);
  }

  /** Checks the pointers that terms follow; tells how deep what follows is nested. */
  int check(List<Term> terms) {
    int depth = 0;
    for (Term term : terms) {
      for (Formula.Fault fault : formula.faults(term)) {
        if (!sound.contains(fault.rule()) && sound.add(fault.toString())) {
          out.line(fault() + " = " + fault + ";");
          faulted();
          depth += unless(fault());
        }
      }
    }
    return depth;
  }

  private void faulted() {
    if (watching) {
      throw new IllegalStateException("a watch can fault");
    }
    faults++;
    kept.addAll(written);
  }

  /** Tells how deep what follows is nested. */
  private int effect(Effect effect) {
    int depth = 0;
    if (effect instanceof Effect.Set set) {
      depth = check(List.of(set.value(), set.index()));
      store(set);
    } else if (effect instanceof Effect.Let let) {
      depth = check(List.of(let.value()));
      String value = value(let.value());
      String temp = formula.temp(let.temp(), formula.span(let.value()));
      out.line(temp + " = " + value + ";");
      unsound(temp);
    } else if (effect instanceof Effect.When when) {
      depth = check(List.of(when.condition()));
      int before = faults;
      branch(when);
      depth += unlessOver(before, limits);
    } else if (effect instanceof Effect.Raise raise) {
      int before = faults;
      raise(raise.rule());
      depth = unlessOver(before, limits);
    } else if (effect instanceof Effect.Limit limit) {
      limit(limit.bound());
    } else if (effect instanceof Effect.Goto go) {
      out.line(frame.variables().scratch("to") + " = " + go.target().pc() + ";");
    }
    return depth;
  }

  private void branch(Effect.When when) {
    if (plain(when.yes()) && plain(when.no())) {
      assignEither(when);
      return;
    }
    out.when(value(when.condition()));
    Set<String> before = sound();
    effects(when.yes());
    out.or("else");
    Set<String> after = sound();
    sound.clear();
    sound.addAll(before);
    effects(when.no());
    meet(after);
    out.end();
  }

  /** Whether each effect is one assignment that nothing can go wrong with. */
  private boolean plain(List<Effect> effects) {
    return effects.stream()
        .allMatch(
            e ->
                e instanceof Effect.Goto
                    || e instanceof Effect.Raise r && !frame.fatal(r.rule())
                    || e instanceof Effect.Set s && plain(s));
  }

  private boolean plain(Effect.Set set) {
    return set.index() instanceof Term.Const c
        && set.cells().has(c.value())
        && set.value().harmless()
        && formula.span(set.value()).within(Span.of(set.cells()));
  }

  /** Conditional assignments, which make for much less C than a selection. */
  private void assignEither(Effect.When when) {
    String condition = value(when.condition());
    if (when.yes().size() + when.no().size() > 1) {
      String c = frame.variables().scratch("c");
      out.line(c + " = " + condition + ";");
      condition = c;
    }
    for (Effect effect : when.yes()) {
      assignIf(effect, condition, true);
    }
    for (Effect effect : when.no()) {
      assignIf(effect, condition, false);
    }
  }

  private void assignIf(Effect effect, String condition, boolean holds) {
    if (effect instanceof Effect.Goto go) {
      String to = frame.variables().scratch("to");
      out.line(to + " = " + either(condition, holds, Integer.toString(go.target().pc()), to) + ";");
    } else if (effect instanceof Effect.Raise raise) {
      String broken = frame.broken(raise.rule());
      raised.add(raise.rule());
      assign(broken, either(condition, holds, "1", broken));
    } else if (effect instanceof Effect.Set set && set.index() instanceof Term.Const c) {
      String name = frame.variables().at(set.cells(), c.value());
      assign(name, either(condition, holds, value(set.value()), name));
    }
  }

  private static String either(String condition, boolean holds, String value, String old) {
    return holds ? Formula.pick(condition, value, old) : Formula.pick(condition, old, value);
  }

  private void raise(int rule) {
    if (!frame.fatal(rule)) {
      assign(frame.broken(rule), "1");
      raised.add(rule);
    } else {
      out.line(fault() + " = " + rule + ";");
      faulted();
    }
  }

  private void limit(String bound) {
    String number = Integer.toString(frame.limit(bound));
    assign(frame.limit(), Formula.pick(first("true"), number, frame.limit()));
    assign(frame.ended(), "1");
    limits++;
  }

  /** A limit counts if it is the first, and the run has not ended by a fault. */
  private String first(String reached) {
    return "(" + reached + " && " + (watching ? frame.ended() : frame.limit()) + " == 0)";
  }

  /** Behind a limit, pointers may be what they never are, so nothing goes where they lead. */
  private void store(Effect.Set set) {
    boolean guarded = limits > 0 && !set.index().constant();
    if (guarded) {
      out.when(frame.ended()).or("else");
    }
    if (formula.span(set.value()).within(Span.of(set.cells()))) {
      put(set, value(set.value()));
    } else {
      cut(set, frame.variables().scratch("v"));
    }
    if (guarded) {
      out.end();
    }
  }

  private void cut(Effect.Set set, String v) {
    Span fits = Span.of(set.cells());
    out.line(v + " = " + value(set.value()) + ";");
    String misfit = "(" + v + " < " + fits.low() + " || " + v + " > " + fits.high() + ")";
    String number = Integer.toString(frame.limit(set.bound()));
    assign(frame.limit(), Formula.pick(first(misfit), number, frame.limit()));
    assign(frame.ended(), "(" + frame.ended() + " || " + misfit + ")");
    limits++;
    out.line(v + " = " + cut(set.cells(), v) + ";");
    put(set, v);
  }

  /** The value without the bits that do not fit. */
  private static String cut(Cells cells, String value) {
    String low = "(" + value + " & " + cells.mask() + ")";
    return cells.signed()
        ? Formula.pick(low + " > " + cells.max(), low + " - " + (cells.mask() + 1), low)
        : low;
  }

  private void put(Effect.Set set, String value) {
    Cells cells = set.cells();
    Variables variables = frame.variables();
    boolean nowhere =
        set.index() instanceof Term.Const c && variables.at(cells, c.value()).isEmpty();
    if (nowhere || cells.count() == 0) {
      out.line("assert(false);");
    } else if (set.index() instanceof Term.Const c) {
      assign(variables.at(cells, c.value()), value);
    } else {
      out.line(variables.at(cells, formula.value(set.index())) + " = " + value + ";");
      variables.of(cells).forEach(this::wrote);
    }
  }
}
