package org.dropmaster.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Mark;
import org.dropmaster.lang.Span;
import org.dropmaster.lang.Statement;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Writes the body of one function, inlined at one place. */
final class Body implements Names {
  private final Writer writer;
  private final Code code;
  private final Function function;
  private final List<Value> arguments;
  private final Optional<Cells> result;
  private final Optional<Entry> entry;
  private final Label end = new Label();
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final Map<String, Label> labels = new HashMap<>();
  private final Map<String, Scope> labelScopes = new HashMap<>();

  /** A block: its names, what must be undone when it is left, and whether it is a loop. */
  private static final class Scope {
    final Map<String, Value> names = new HashMap<>();
    final Deque<Runnable> cleanups = new ArrayDeque<>();
    Optional<Loop> loop = Optional.empty();
  }

  /** Where break and continue go. */
  private record Loop(Label again, Label out) {}

  Body(
      Writer writer,
      Function function,
      List<Value> arguments,
      Optional<Cells> result,
      Optional<Entry> entry) {
    this.writer = writer;
    this.code = writer.code();
    this.function = function;
    this.arguments = arguments;
    this.result = result;
    this.entry = entry;
  }

  void write() {
    scopes.push(new Scope());
    for (int i = 0; i < arguments.size(); i++) {
      scopes.peek().names.put(function.parameters().get(i).name(), arguments.get(i));
    }
    block(function.body());
    if (function.result().base() == Type.Base.VOID) {
      at(function.body().span(), "}");
      noteReturn(Term.of(0));
    }
    leave(scopes.peek());
    scopes.pop();
    code.place(end);
  }

  private void at(Span span, String text) {
    code.at(new Origin(span.source().name(), span.line(), text));
  }

  private void block(Statement.Block block) {
    Scope scope = new Scope();
    scopes.push(scope);
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Label label) {
        labels.computeIfAbsent(label.name(), n -> new Label());
        labelScopes.put(label.name(), scope);
      }
    }
    for (Statement statement : block.statements()) {
      at(statement.span(), statement.span().firstLine());
      statement(statement);
    }
    leave(scope);
    scopes.pop();
  }

  private static void leave(Scope scope) {
    scope.cleanups.forEach(Runnable::run);
  }

  /** Undoes what the scopes inside of {@code outer} hold. */
  private void leaveUntil(Scope outer) {
    for (Scope scope : scopes) {
      if (scope == outer) {
        return;
      }
      leave(scope);
    }
  }

  private void statement(Statement s) {
    if (s instanceof Statement.Declare d) {
      declare(d);
    } else if (s instanceof Statement.Assign a) {
      assign(a);
    } else if (s instanceof Statement.Do d) {
      call(d.call(), Optional.empty());
    } else if (s instanceof Statement.If i) {
      branch(i);
    } else if (s instanceof Statement.ForEach f) {
      loop(f);
    } else if (s instanceof Statement.Guard g) {
      scopes.peek().cleanups.push(acquire(g.lock(), g.mode()));
    } else if (s instanceof Statement.ScopedGuard g) {
      Runnable release = acquire(g.lock(), g.mode());
      scopes.push(new Scope());
      scopes.peek().cleanups.push(release);
      block(g.body());
      leave(scopes.peek());
      scopes.pop();
    } else if (s instanceof Statement.Return r) {
      giveBack(r);
    } else if (s instanceof Statement.Goto g) {
      Label target = labels.get(g.label());
      Scope home = labelScopes.get(g.label());
      if (target == null || home == null) {
        throw new CompileException(g.span(), "no label '" + g.label() + "' ahead");
      }
      leaveUntil(home);
      code.jump(target);
    } else if (s instanceof Statement.Label l) {
      code.place(labels.computeIfAbsent(l.name(), n -> new Label()));
    } else if (s instanceof Statement.Break || s instanceof Statement.Continue) {
      escape(s);
    } else {
      block((Statement.Block) s);
    }
  }

  private void declare(Statement.Declare d) {
    Cells register = writer.register(d.name(), d.type());
    scopes.peek().names.put(d.name(), new Value(d.type(), Term.of(register)));
    code.step(Effect.set(register, Term.of(0)));
  }

  private Terms terms(List<Effect> effects) {
    return new Terms(writer, this, Optional.of(effects));
  }

  private void assign(Statement.Assign a) {
    if (a.target() instanceof Expr.Name name) {
      Value local = of(name);
      if (!(local.term() instanceof Term.Cell cell)) {
        throw new CompileException(name.span(), "'" + name.name() + "' cannot be assigned");
      }
      evaluate(a.value(), cell.cells(), local.type());
      return;
    }
    Expr.Member target = (Expr.Member) a.target();
    List<Effect> effects = new ArrayList<>();
    Value object = terms(effects).of(target.object());
    Type type = writer.kernel().fieldType(object.kind(), target.field());
    if (severalSteps(a.value())) {
      Cells value = writer.register(target.field(), type);
      evaluate(a.value(), value, type);
      code.step(writer.kernel().store(object, target.field(), Term.of(value)));
      return;
    }
    Term value = fit(terms(effects).of(a.value()).term(), type);
    effects.add(writer.kernel().store(object, target.field(), value));
    code.step(effects);
  }

  private static Term fit(Term value, Type type) {
    return type.base() == Type.Base.BOOL && !value.truth() ? value.ne(0) : value;
  }

  /** One step for a pure value, or the steps of the call that it is. */
  private void evaluate(Expr e, Cells into, Type type) {
    if (severalSteps(e)) {
      call((Expr.Call) e, Optional.of(into));
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Term value = fit(terms(effects).of(e).term(), type);
    effects.add(Effect.set(into, value));
    code.step(effects);
  }

  private boolean severalSteps(Expr e) {
    return e instanceof Expr.Call call
        && writer.kernel().verb(call.name()).map(v -> v instanceof Verb.Compound).orElse(true);
  }

  private List<Value> values(Expr.Call call, List<Effect> effects) {
    List<Value> values = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      values.add(terms(effects).argument(argument));
    }
    return values;
  }

  private void call(Expr.Call call, Optional<Cells> into) {
    String name = call.name();
    if (name.equals("may_fail") || name.equals("copy_to_user")) {
      mayFail(call, into);
      return;
    }
    List<Effect> effects = new ArrayList<>();
    if (name.startsWith("wait")) {
      await(call, into);
      return;
    }
    List<Value> values = values(call, effects);
    Optional<Verb> verb =
        writer.functions().called(function, name, values).isPresent()
            ? Optional.empty()
            : writer.kernel().verb(name);
    if (verb.isEmpty()) {
      inlined(call, values, effects, into);
    } else if (verb.get() instanceof Verb.Compound compound) {
      if (!effects.isEmpty()) {
        code.step(effects);
      }
      compound.write(writer, values, into);
    } else {
      Term value = terms(effects).of(call).term();
      into.ifPresent(r -> effects.add(Effect.set(r, value)));
      code.step(effects);
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
    if (!effects.isEmpty()) {
      code.step(effects);
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
    effects.add(Effect.set(copy, fit(value.term(), type)));
    return new Value(type, Term.of(copy));
  }

  private void mayFail(Expr.Call call, Optional<Cells> into) {
    Cells failed = into.orElseGet(() -> writer.register("fails", Type.BOOL));
    code.choose(2, Term.TRUE, List.of(Effect.set(failed, new Term.Choice())));
    if (into.isEmpty()) {
      Label fine = new Label();
      code.unless(Term.of(failed), fine);
      boolean fault = call.name().equals("copy_to_user");
      int errno =
          fault
              ? org.dropmaster.ownership.Errno.EFAULT.ordinal()
              : Terms.errno((Expr.Errno) call.arguments().get(0));
      exit(Term.of(-errno));
      code.place(fine);
    }
  }

  private void await(Expr.Call call, Optional<Cells> into) {
    List<Effect> effects = new ArrayList<>();
    Term until = new Terms(writer, this, Optional.empty()).of(call.arguments().get(0)).term();
    Term killed = writer.kernel().killed(writer);
    switch (call.name()) {
      case "wait_killable" -> {
        into.ifPresent(r -> effects.add(Effect.set(r, until.pick(Term.of(0), errno("EINTR")))));
        code.await(until.or(killed), effects);
      }
      case "wait_timeout" -> {
        Term gaveUp = new Term.Choice();
        into.ifPresent(r -> effects.add(Effect.set(r, gaveUp.pick(errno("ETIME"), Term.of(0)))));
        code.choose(2, gaveUp.or(until), effects);
      }
      default -> code.await(until, effects);
    }
  }

  private static Term errno(String name) {
    return Term.of(-org.dropmaster.ownership.Errno.valueOf(name).ordinal());
  }

  private void branch(Statement.If s) {
    Label no = new Label();
    condition(s.condition(), no);
    block(s.yes());
    if (s.no().isPresent()) {
      Label done = new Label();
      code.jump(done);
      code.place(no);
      block(s.no().get());
      code.place(done);
    } else {
      code.place(no);
    }
  }

  /** Goes on when the condition holds, else to the label. */
  private void condition(Expr condition, Label no) {
    boolean negated = condition instanceof Expr.Not;
    Expr inner = condition instanceof Expr.Not not ? not.operand() : condition;
    if (severalSteps(inner)) {
      Expr.Call call = (Expr.Call) inner;
      Cells value = writer.register("if", resultOf(call));
      call(call, Optional.of(value));
      Term held = Term.of(value);
      code.unless(negated ? held.not() : held, no);
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Term held = terms(effects).of(condition).term();
    effects.add(new Effect.When(held, List.of(), List.of(new Effect.Goto(no))));
    code.step(effects);
  }

  private Type resultOf(Expr.Call call) {
    if (writer.kernel().verb(call.name()).isPresent()) {
      return writer.kernel().resultType(call.name(), values(call, new ArrayList<>()));
    }
    return writer
        .functions()
        .called(function, call.name(), values(call, new ArrayList<>()))
        .map(Function::result)
        .orElse(Type.INT);
  }

  private void loop(Statement.ForEach s) {
    Pool pool = writer.kernel().pool(s.kind());
    Cells set = code.register("set." + s.variable(), (int) ((1L << pool.size()) - 1));
    Cells member = writer.register(s.variable(), Type.pointer(s.kind()));
    Value value = new Value(Type.pointer(s.kind()), Term.of(member));
    code.step(collect(s, pool, set));
    Loop loop = new Loop(new Label(), new Label());
    Label again = new Label();
    code.place(again);
    Label empty = new Label();
    code.unless(Term.of(set).ne(0), empty);
    code.step(first(pool, set, member));
    Scope scope = new Scope();
    scope.names.put(s.variable(), value);
    scope.loop = Optional.of(loop);
    scope.cleanups.push(() -> putAll(s.kind(), pool, set, member));
    scopes.push(scope);
    block(s.body());
    scopes.pop();
    code.place(loop.again());
    at(s.span(), s.span().firstLine());
    writer.put(s.kind(), Term.of(member));
    code.jump(again);
    code.place(empty);
    code.place(loop.out());
  }

  private List<Effect> collect(Statement.ForEach s, Pool pool, Cells set) {
    List<Effect> effects = new ArrayList<>();
    Term members = Term.of(0);
    for (int i = 1; i <= pool.size(); i++) {
      Term object = Term.of(i);
      Value each = new Value(Type.pointer(s.kind()), object, true);
      Term fits =
          pool.alive(object)
              .and(pool.references(object).ne(0))
              .and(
                  new Terms(writer, with(s.variable(), each), Optional.empty())
                      .of(s.condition())
                      .term());
      members = members.binary(Term.Op.JOIN, fits.pick(Term.of(1 << i - 1), Term.of(0)));
    }
    effects.add(Effect.set(set, members));
    for (int i = 1; i <= pool.size(); i++) {
      Term in = Term.of(set).binary(Term.Op.MEET, Term.of(1 << i - 1));
      Term count = Term.at(pool.count(), i);
      effects.add(Effect.when(in, Effect.set(pool.count(), Term.of(i), count.plus(1))));
    }
    return effects;
  }

  private static List<Effect> first(Pool pool, Cells set, Cells member) {
    Term lowest = Term.of(0);
    for (int i = pool.size(); i >= 1; i--) {
      Term in = Term.of(set).binary(Term.Op.MEET, Term.of(1 << i - 1));
      lowest = in.pick(Term.of(i), lowest);
    }
    Term bit = Term.of(1).binary(Term.Op.SHL, Term.of(member).minus(1));
    return List.of(
        Effect.set(member, lowest), Effect.set(set, Term.of(set).binary(Term.Op.SUB, bit)));
  }

  private void putAll(String kind, Pool pool, Cells set, Cells member) {
    Label again = new Label();
    Label done = new Label();
    code.place(again);
    writer.put(kind, Term.of(member));
    code.unless(Term.of(set).ne(0), done);
    code.step(first(pool, set, member));
    code.jump(again);
    code.place(done);
  }

  private void escape(Statement s) {
    for (Scope scope : scopes) {
      if (scope.loop.isPresent()) {
        if (s instanceof Statement.Continue) {
          code.jump(scope.loop.get().again());
        } else {
          leave(scope);
          code.jump(scope.loop.get().out());
        }
        return;
      }
      leave(scope);
    }
    throw new CompileException(s.span(), "not in a loop");
  }

  private Runnable acquire(Expr lockExpr, Statement.Mode how) {
    if (!(lockExpr instanceof Expr.Member member)) {
      throw new CompileException(lockExpr.span(), "not a lock");
    }
    List<Effect> effects = new ArrayList<>();
    Value object = terms(effects).of(member.object());
    Lock.Mode mode = Lock.Mode.valueOf(how.name());
    Lock lock = writer.kernel().lock(object, member.field());
    Lock kept = lock;
    if (!lock.index().constant()) {
      Cells index = code.register("lock", lock.bank().writer().count());
      effects.add(Effect.set(index, lock.index()));
      kept = new Lock(lock.bank(), Term.of(index));
    }
    effects.add(lock.take(mode, code.number()));
    code.acquire(lock.bank().number(), lock.free(mode), effects);
    Lock held = kept;
    Origin taken = code.origin();
    return () -> {
      Origin here = code.origin();
      code.at(new Origin(taken.file(), taken.line(), "end of " + taken.text()));
      code.step(held.drop(mode, code.number()));
      code.at(here);
    };
  }

  private void giveBack(Statement.Return r) {
    if (r.value().isEmpty()) {
      exit(Term.of(0));
    } else if (result.isEmpty() && severalSteps(r.value().get())) {
      call((Expr.Call) r.value().get(), Optional.empty());
      exit(Term.of(0));
    } else {
      Cells into = result.orElseGet(() -> writer.register("ignored", function.result()));
      evaluate(r.value().get(), into, function.result());
      leaveWith(Term.of(into));
    }
  }

  private void exit(Term value) {
    result.ifPresent(r -> code.step(Effect.set(r, value)));
    leaveWith(value);
  }

  private void leaveWith(Term value) {
    noteReturn(value);
    scopes.forEach(Body::leave);
    code.jump(end);
  }

  private void noteReturn(Term value) {
    entry.ifPresent(e -> code.also(writer.kernel().returns(writer, e, arguments, value)));
  }

  @Override
  public Value of(Expr.Name name) {
    for (Scope scope : scopes) {
      Value value = scope.names.get(name.name());
      if (value != null) {
        return value;
      }
    }
    return writer
        .kernel()
        .name(name.name(), writer)
        .orElseThrow(() -> new CompileException(name.span(), "unknown name " + name.name()));
  }

  @Override
  public Value of(Expr.Of of) {
    throw new CompileException(of.span(), "only a litmus test's condition can say this");
  }
}
