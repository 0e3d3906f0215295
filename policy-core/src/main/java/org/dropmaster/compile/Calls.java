package org.dropmaster.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Mark;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Writes the calls of one function: waits, verbs in one step or more, and functions inlined. */
final class Calls {
  private final Writer writer;
  private final Code code;
  private final Function function;
  private final Names names;
  private final Looks looks;

  Calls(Writer writer, Function function, Names names) {
    this.writer = writer;
    this.code = writer.code();
    this.function = function;
    this.names = names;
    this.looks = new Looks(writer);
  }

  /** Whether an expression is a call that takes more than one step. */
  boolean severalSteps(Expr e) {
    return e instanceof Expr.Call call
        && writer.kernel().verb(call.name()).map(v -> v instanceof Verb.Compound).orElse(true);
  }

  /** The type of a call's result. */
  Type result(Expr.Call call) {
    if (writer.kernel().verb(call.name()).isPresent()) {
      return writer.kernel().resultType(call.name(), values(call, new ArrayList<>()));
    }
    return writer
        .functions()
        .called(function, call.name(), values(call, new ArrayList<>()))
        .map(Function::result)
        .orElse(Type.INT);
  }

  /** Writes its steps; where a place is given, it gets the result. */
  void write(Expr.Call call, Optional<Cells> into) {
    if (call.name().startsWith("wait")) {
      await(call, into);
      return;
    }
    List<Effect> effects = new ArrayList<>();
    List<Value> values = values(call, effects);
    Optional<Verb> verb =
        writer.functions().called(function, call.name(), values).isPresent()
            ? Optional.empty()
            : writer.kernel().verb(call.name());
    if (verb.isEmpty()) {
      inlined(call, values, effects, into);
    } else if (verb.get() instanceof Verb.Compound compound) {
      if (!effects.isEmpty()) {
        code.step(effects);
      }
      int before = code.size();
      compound.write(writer, values, into);
      if (!code.noticeable(before)) {
        code.step(looks.within(List.of()));
      }
    } else {
      Term value = terms(effects).of(call).term();
      into.ifPresent(r -> effects.add(Effect.set(r, value)));
      code.step(looks.within(call, effects));
    }
  }

  private void inlined(
      Expr.Call call, List<Value> values, List<Effect> effects, Optional<Cells> into) {
    Function callee =
        writer
            .functions()
            .called(function, call.name(), values)
            .orElseThrow(
                () -> new CompileException(call.span(), "no function '" + call.name() + "'"));
    List<Value> passed = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      passed.add(pass(callee, i, values.get(i), effects));
    }
    List<Effect> passing = looks.passing(call.arguments(), effects);
    if (!passing.isEmpty()) {
      code.step(passing);
    }
    if (callee.mark() == Mark.NONE) {
      writer.inline(callee, passed, into, Optional.empty());
    } else {
      writer.enter(callee, passed, into);
    }
  }

  /** An argument: a register as it is where the callee leaves it alone, else a copy. */
  private Value pass(Function callee, int i, Value value, List<Effect> effects) {
    Type type = callee.parameters().get(i).type();
    boolean register =
        value.term() instanceof Term.Cell cell && cell.cells().scope() == Cells.Scope.REGISTER;
    if (value.place().isPresent()
        || value.type().base() == Type.Base.DEVICE
        || (register || value.term().constant()) && !Assigned.in(callee, i)) {
      return new Value(type, value.term(), value.safe(), value.place());
    }
    Cells copy = writer.register(callee.parameters().get(i).name(), type);
    effects.add(Effect.set(copy, Value.fit(value.term(), type)));
    return new Value(type, Term.of(copy));
  }

  private List<Value> values(Expr.Call call, List<Effect> effects) {
    List<Value> values = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      values.add(terms(effects).argument(argument));
    }
    return values;
  }

  private Terms terms(List<Effect> effects) {
    return new Terms(writer, names, Optional.of(effects));
  }

  private void await(Expr.Call call, Optional<Cells> into) {
    List<Effect> effects = new ArrayList<>();
    Term until = new Terms(writer, names, Optional.empty()).of(call.arguments().get(0)).term();
    Term killed = writer.kernel().killed(writer);
    switch (call.name()) {
      case "wait_killable" -> {
        into.ifPresent(r -> effects.add(Effect.set(r, until.pick(Term.of(0), errno("EINTR")))));
        code.await(until.or(killed), looks.within(until, effects));
      }
      case "wait_timeout" -> {
        Term gaveUp = new Term.Choice();
        into.ifPresent(r -> effects.add(Effect.set(r, gaveUp.pick(errno("ETIME"), Term.of(0)))));
        code.choose(2, gaveUp.or(until), looks.within(until, effects));
      }
      default -> code.await(until, looks.within(until, effects));
    }
  }

  private static Term errno(String name) {
    return Term.of(-Errno.valueOf(name).ordinal());
  }
}
