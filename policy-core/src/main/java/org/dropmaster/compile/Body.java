package org.dropmaster.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Span;
import org.dropmaster.lang.Statement;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Origin;
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
  private final Scopes scopes = new Scopes();
  private final Calls calls;
  private final Looks looks;

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
    this.calls = new Calls(writer, function, this);
    this.looks = new Looks(writer);
  }

  void write() {
    scopes.enter();
    for (int i = 0; i < arguments.size(); i++) {
      scopes.name(function.parameters().get(i).name(), arguments.get(i));
    }
    block(function.body());
    if (function.result().base() == Type.Base.VOID) {
      at(function.body().span(), "}");
      noteReturn(Term.of(0));
    }
    scopes.leave();
    code.place(end);
  }

  private void at(Span span, String text) {
    code.at(new Origin(span.source().name(), span.line(), text));
  }

  private void block(Statement.Block block) {
    scopes.enter();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Label label) {
        scopes.label(label.name());
      }
    }
    for (Statement statement : block.statements()) {
      at(statement.span(), statement.span().firstLine());
      statement(statement);
    }
    scopes.leave();
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
      scopes.cleanup(acquire(g.lock(), g.mode()));
    } else if (s instanceof Statement.ScopedGuard g) {
      Runnable release = acquire(g.lock(), g.mode());
      scopes.enter();
      scopes.cleanup(release);
      block(g.body());
      scopes.leave();
    } else if (s instanceof Statement.Return r) {
      giveBack(r);
    } else if (s instanceof Statement.Goto g) {
      String missing = "no label '" + g.label() + "' ahead";
      code.jump(there(scopes.undoUntil(g.label()), g.span(), missing));
    } else if (s instanceof Statement.Label l) {
      code.place(scopes.label(l.name()));
    } else if (s instanceof Statement.Break) {
      code.jump(there(scopes.undoUntilOut(), s.span(), "not in a loop"));
    } else if (s instanceof Statement.Continue) {
      code.jump(there(scopes.undoUntilAgain(), s.span(), "not in a loop"));
    } else {
      block((Statement.Block) s);
    }
  }

  private static Label there(Optional<Label> label, Span span, String missing) {
    return label.orElseThrow(() -> new CompileException(span, missing));
  }

  private void declare(Statement.Declare d) {
    Cells register = writer.register(d.name(), d.type());
    scopes.name(d.name(), new Value(d.type(), Term.of(register)));
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
    if (calls.severalSteps(a.value())) {
      Cells value = writer.register(target.field(), type);
      evaluate(a.value(), value, type);
      code.step(writer.kernel().store(object, target.field(), Term.of(value)));
      return;
    }
    Term value = Value.fit(terms(effects).of(a.value()).term(), type);
    effects.add(writer.kernel().store(object, target.field(), value));
    code.step(effects);
  }

  /** One step for a pure value, or the steps of the call that it is. */
  private void evaluate(Expr e, Cells into, Type type) {
    if (calls.severalSteps(e)) {
      call((Expr.Call) e, Optional.of(into));
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Term value = Value.fit(terms(effects).of(e).term(), type);
    effects.add(Effect.set(into, value));
    code.step(looks.within(e, effects));
  }

  private void call(Expr.Call call, Optional<Cells> into) {
    if (call.name().equals("may_fail") || call.name().equals("copy_to_user")) {
      mayFail(call, into);
    } else {
      calls.write(call, into);
    }
  }

  private void mayFail(Expr.Call call, Optional<Cells> into) {
    Cells failed = into.orElseGet(() -> writer.register("fails", Type.BOOL));
    boolean copies = call.name().equals("copy_to_user");
    List<Effect> fails = List.of(Effect.set(failed, new Term.Choice()));
    if (copies) {
      code.chooseTaking(writer.kernel().copyLock(), 2, fails);
    } else {
      code.choose(2, Term.TRUE, fails);
    }
    if (into.isEmpty()) {
      Label fine = new Label();
      code.unless(Term.of(failed), fine);
      int errno =
          copies ? Errno.EFAULT.ordinal() : Terms.errno((Expr.Errno) call.arguments().get(0));
      exit(Term.of(-errno));
      code.place(fine);
    }
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
    if (calls.severalSteps(inner)) {
      Expr.Call call = (Expr.Call) inner;
      Cells value = writer.register("if", calls.result(call));
      call(call, Optional.of(value));
      Term held = Term.of(value);
      code.unless(negated ? held.not() : held, no);
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Term held = terms(effects).of(condition).term();
    effects.add(new Effect.When(held, List.of(), List.of(new Effect.Goto(no))));
    code.step(looks.within(condition, effects));
  }

  private void loop(Statement.ForEach s) {
    ForEach each = new ForEach(writer, s);
    Scopes.Loop loop = new Scopes.Loop(new Label(), new Label());
    Label again = new Label();
    Label empty = new Label();
    each.collect(this);
    code.place(again);
    each.take(empty);
    scopes.enter(loop);
    scopes.name(s.variable(), each.member());
    scopes.cleanup(each::putAll);
    block(s.body());
    scopes.end();
    code.place(loop.again());
    at(s.span(), s.span().firstLine());
    each.put();
    code.jump(again);
    code.place(empty);
    code.place(loop.out());
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
    CoreVerbs.take(writer, lock, mode, effects);
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
    } else if (result.isEmpty() && calls.severalSteps(r.value().get())) {
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
    scopes.undoAll();
    code.jump(end);
  }

  private void noteReturn(Term value) {
    entry.ifPresent(e -> code.also(writer.kernel().returns(writer, e, arguments, value)));
  }

  @Override
  public Value of(Expr.Name name) {
    return scopes
        .find(name.name())
        .or(() -> writer.kernel().name(name.name(), writer))
        .orElseThrow(() -> new CompileException(name.span(), "unknown name " + name.name()));
  }

  @Override
  public Value of(Expr.Of of) {
    throw new CompileException(of.span(), "only a litmus test's condition can say this");
  }
}
