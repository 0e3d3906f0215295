package org.dropmaster.lang;

import java.util.Optional;

/** Checks names and types in the statements of one function. */
final class BodyChecker {
  private final Meaning meaning;
  private final PolicyTree.Function function;
  private final Locals locals = new Locals();
  private final ExpressionChecker expressions;

  BodyChecker(Meaning meaning, PolicyTree.Function function) {
    this.meaning = meaning;
    this.function = function;
    this.expressions = new ExpressionChecker(meaning, locals, Optional.of(function));
  }

  void check() {
    for (PolicyTree.Parameter parameter : function.parameters()) {
      meaning.knownType(parameter.span(), parameter.type());
      storable(parameter.span(), parameter.type());
      expressions.variable(parameter.span(), parameter.name(), parameter.type());
    }
    block(function.body());
  }

  private void block(Statement.Block block) {
    locals.open();
    block.statements().forEach(this::statement);
    locals.close();
  }

  private void statement(Statement statement) {
    expressions.step();
    if (statement instanceof Statement.Declare declare) {
      declare(declare);
    } else if (statement instanceof Statement.Assign assign) {
      assign(assign);
    } else if (statement instanceof Statement.Do call) {
      effect(call);
    } else if (statement instanceof Statement.If test) {
      expressions.condition(test.condition(), ExpressionChecker.Place.WHOLE);
      block(test.yes());
      test.no().ifPresent(this::block);
    } else if (statement instanceof Statement.ForEach each) {
      forEach(each);
    } else if (statement instanceof Statement.Guard guard) {
      lock(guard.mode(), guard.lock());
    } else if (statement instanceof Statement.ScopedGuard guard) {
      lock(guard.mode(), guard.lock());
      block(guard.body());
    } else if (statement instanceof Statement.Return returned) {
      returned(returned);
    } else if (statement instanceof Statement.Block block) {
      block(block);
    }
  }

  private void declare(Statement.Declare declare) {
    meaning.knownType(declare.span(), declare.type());
    storable(declare.span(), declare.type());
    expressions.variable(declare.span(), declare.name(), declare.type());
  }

  private void storable(Span span, Type type) {
    if (!Types.value(type)) {
      meaning.report(
          span,
          Code.WRONG_TYPE,
          "a local cannot be " + Types.shown(type),
          "",
          type.lock() ? "locks live in objects: device { mutex lock; }" : "");
    }
  }

  private void assign(Statement.Assign assign) {
    Type place = target(assign.target());
    Type value = expressions.value(assign.value(), ExpressionChecker.Place.WHOLE);
    if (!Types.fits(value, place)) {
      boolean bool = place.base() == Type.Base.BOOL && value.base() == Type.Base.INT;
      meaning.wrong(
          assign.value(),
          Types.shown(place) + " cannot become " + Types.shown(value),
          bool ? "write true, false or a comparison" : "");
    }
  }

  private Type target(Expr target) {
    Type type = expressions.value(target, ExpressionChecker.Place.PART);
    if (target instanceof Expr.Member member) {
      writable(member);
    } else if (!(target instanceof Expr.Name name) || locals.type(name.name()).isEmpty()) {
      if (!Types.unknown(type)) {
        meaning.report(
            target.span(), Code.READ_ONLY, "this cannot be assigned to", "", "assign to a local");
      }
    }
    if (!Types.value(type)) {
      meaning.wrong(target, Types.shown(type) + " cannot be assigned to", "");
      return Types.UNKNOWN;
    }
    return type;
  }

  private void writable(Expr.Member member) {
    Type object = expressions.type(member.object(), ExpressionChecker.Place.PART);
    if (!Types.unknown(object) && !Vocabulary.writable(object.kind(), member.field())) {
      meaning.report(
          member.span(),
          Code.READ_ONLY,
          "the kernel keeps " + object.kind() + "." + member.field(),
          "read-only",
          "keep a field of your own: " + object.kind() + " { ... }");
    }
  }

  private void effect(Statement.Do call) {
    expressions.type(call.call(), ExpressionChecker.Place.WHOLE);
    String name = call.call().name();
    boolean fails = name.equals("may_fail") || name.equals("copy_to_user");
    if (fails && function.result().base() != Type.Base.INT) {
      meaning.report(
          call.span(),
          Code.NO_RESULT,
          "'"
              + name
              + "' as a statement returns an errno, and '"
              + function.name()
              + "' returns none",
          "",
          "test it: if (" + name + "(...))");
    }
  }

  private void forEach(Statement.ForEach each) {
    meaning.knownKind(each.span(), each.kind());
    locals.open();
    expressions.variable(each.span(), each.variable(), Type.pointer(each.kind()));
    expressions.condition(each.condition(), ExpressionChecker.Place.WATCHED);
    block(each.body());
    locals.close();
  }

  private void lock(Statement.Mode mode, Expr lock) {
    Type type = expressions.value(lock, ExpressionChecker.Place.WATCHED);
    if (Types.unknown(type)) {
      return;
    }
    boolean reads = mode != Statement.Mode.PLAIN;
    if (!type.lock()) {
      meaning.report(
          lock.span(),
          Code.NOT_A_LOCK,
          "a guard takes a lock, not " + Types.shown(type),
          "",
          "declare one: device { mutex lock; }");
    } else if (reads != (type.base() == Type.Base.RWSEM)) {
      meaning.report(
          lock.span(),
          Code.LOCK_MODE,
          reads
              ? Types.shown(type) + " is not taken for reading or writing"
              : "an rwsem is taken for reading or for writing",
          "",
          reads ? "write guard(...)" : "write guard_read(...) or guard_write(...)");
    }
  }

  private void returned(Statement.Return returned) {
    Type wanted = function.result();
    boolean nothing = wanted.base() == Type.Base.VOID;
    if (returned.value().isEmpty()) {
      if (!nothing) {
        meaning.report(
            returned.span(),
            Code.NO_RESULT,
            "'" + function.name() + "' returns " + Types.shown(wanted),
            "",
            wanted.equals(Type.INT) ? "write return 0;" : "");
      }
      return;
    }
    Expr value = returned.value().get();
    Type type = expressions.type(value, ExpressionChecker.Place.WHOLE);
    if (nothing && (function.helper() || EntryPoints.known(function.name()))) {
      meaning.report(
          value.span(),
          Code.UNWANTED_RESULT,
          "'" + function.name() + "' returns nothing",
          "",
          "write return;");
    } else if (!nothing && !Types.fits(type, wanted)) {
      meaning.wrong(
          value,
          "'" + function.name() + "' returns " + Types.shown(wanted) + ", not " + Types.shown(type),
          "");
    }
  }
}
