package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;

/** Finds the types of expressions and reports what does not fit. */
final class ExpressionChecker {
  private final Meaning meaning;
  private final Locals locals;
  private final CallChecker calls;
  private final FieldChecker fields;

  ExpressionChecker(Meaning meaning, Locals locals, Optional<PolicyTree.Function> function) {
    this.meaning = meaning;
    this.locals = locals;
    this.calls = new CallChecker(meaning, this, function);
    this.fields = new FieldChecker(meaning);
  }

  /** Where an expression stands, which decides what it may call. */
  enum Place {
    /** The whole of a statement's value: any call. */
    WHOLE,
    /** Inside another expression: verbs that are done at once. */
    PART,
    /** Looked at, maybe often: only what changes nothing. */
    WATCHED
  }

  /** Begins a new step, which may have one effect. */
  void step() {
    calls.step();
  }

  /** The type of a value; a call that is the whole of it may be any. */
  Type value(Expr expression, Place place) {
    Type type = type(expression, place);
    if (type.base() == Type.Base.VOID) {
      meaning.wrong(expression, "this gives no value", "use it as a statement");
      return Types.UNKNOWN;
    }
    return type;
  }

  /** Checks what is tested; {@code if (!h())} counts as whole. */
  void condition(Expr expression, Place place) {
    if (expression instanceof Expr.Not not) {
      condition(not.operand(), place);
      meaning.type(not, Type.BOOL);
      return;
    }
    Type type = value(expression, place);
    if (!Types.truth(type)) {
      meaning.wrong(expression, "a condition cannot be " + Types.shown(type), "");
    }
  }

  /** The type of any expression, also of a call without a value. */
  Type type(Expr expression, Place place) {
    Type type = find(expression, place);
    meaning.type(expression, type);
    return type;
  }

  private Type find(Expr expression, Place place) {
    Place inner = place == Place.WHOLE ? Place.PART : place;
    if (expression instanceof Expr.Literal literal) {
      return literal.bool() ? Type.BOOL : Type.INT;
    } else if (expression instanceof Expr.Null) {
      return Type.NULL;
    } else if (expression instanceof Expr.Errno errno) {
      return errno(errno);
    } else if (expression instanceof Expr.Name name) {
      return name(name);
    } else if (expression instanceof Expr.Member member) {
      return fields.type(member, type(member.object(), inner));
    } else if (expression instanceof Expr.Call call) {
      return calls.type(call, place);
    } else if (expression instanceof Expr.New created) {
      return created(created, place);
    }
    return operation(expression, inner);
  }

  private Type operation(Expr expression, Place place) {
    if (expression instanceof Expr.Not not) {
      condition(not.operand(), place);
      return Type.BOOL;
    } else if (expression instanceof Expr.Binary binary) {
      return binary(binary, place);
    } else if (expression instanceof Expr.Conditional conditional) {
      return conditional(conditional, place);
    } else if (expression instanceof Expr.Quantified quantified) {
      return quantified(quantified);
    }
    meaning.report(
        expression.span(), Code.UNKNOWN_NAME, "registers belong to litmus tests", "", "");
    return Types.UNKNOWN;
  }

  private Type errno(Expr.Errno errno) {
    if (!Errnos.known(errno.name())) {
      meaning.report(
          errno.span(),
          Code.UNKNOWN_ERRNO,
          "there is no errno " + errno.name(),
          "",
          Suggestion.of(errno.name(), Errnos.all(), "one of " + String.join(" ", Errnos.all())));
    } else if (!errno.negative()) {
      meaning.wrong(errno, "errnos are negative", "write -" + errno.name());
    }
    return Type.INT;
  }

  private Type name(Expr.Name name) {
    Optional<Type> local = locals.type(name.name());
    if (local.isPresent()) {
      return local.get();
    }
    boolean called = !meaning.property();
    return switch (name.name()) {
      case "device" -> Type.DEVICE;
      case "current" -> called ? Type.PID : predicate(name);
      case "tenant" -> called ? Type.INT : predicate(name);
      default -> predicate(name);
    };
  }

  private Type predicate(Expr.Name name) {
    boolean predicate =
        Vocabulary.rules().contains(name.name()) || Vocabulary.states().contains(name.name());
    if (meaning.property() && predicate) {
      return Type.BOOL;
    }
    String otherwise =
        predicate
            ? "rules and states are for properties and for conditions of tests"
            : otherwise(name.name());
    meaning.report(
        name.span(),
        Code.UNKNOWN_NAME,
        "'" + name.name() + "' is not declared",
        "",
        Suggestion.of(name.name(), locals.names(), otherwise));
    return Types.UNKNOWN;
  }

  private String otherwise(String name) {
    if (meaning.kinds().field("device", name).isPresent()) {
      return "did you mean 'device." + name + "'?";
    }
    boolean verb = !Vocabulary.verbs(name).isEmpty();
    return verb ? "to call it, write " + name + "(...)" : "declare it: int " + name + ";";
  }

  private Type created(Expr.New created, Place place) {
    if (!meaning.kinds().creatable(created.kind())) {
      boolean known = meaning.kinds().known(created.kind());
      meaning.report(
          created.span(),
          Code.UNKNOWN_KIND,
          known
              ? "the kernel makes a " + created.kind()
              : "there is no kind '" + created.kind() + "'",
          "",
          known
              ? "new makes owners and structs of the policy"
              : Suggestion.of(
                  created.kind(), meaning.kinds().all(), "declare it: " + created.kind() + " { }"));
    }
    calls.effect(created, place);
    return Type.pointer(created.kind());
  }

  private Type binary(Expr.Binary binary, Place place) {
    switch (binary.operator()) {
      case OR, AND -> {
        condition(binary.left(), place);
        condition(binary.right(), place);
        return Type.BOOL;
      }
      case EQ, NE -> {
        compare(binary, place);
        return Type.BOOL;
      }
      default -> {
        number(binary.left(), place);
        number(binary.right(), place);
        boolean sum =
            binary.operator() == Expr.Operator.ADD || binary.operator() == Expr.Operator.SUB;
        return sum ? Type.INT : Type.BOOL;
      }
    }
  }

  private void number(Expr operand, Place place) {
    Type type = value(operand, place);
    if (!Types.fits(type, Type.INT)) {
      meaning.wrong(operand, "expected an int, not " + Types.shown(type), "");
    }
  }

  private void compare(Expr.Binary binary, Place place) {
    Type left = value(binary.left(), place);
    Type right = value(binary.right(), place);
    if (!Types.comparable(left, right)) {
      boolean bool = left.base() == Type.Base.BOOL || right.base() == Type.Base.BOOL;
      meaning.wrong(
          binary,
          Types.shown(left) + " is never equal to " + Types.shown(right),
          bool
              ? "test a bool as it is: if (b), if (!b)"
              : left.base() == Type.Base.POINTER && right.base() == Type.Base.INT
                  ? "compare with NULL"
                  : "");
    }
  }

  private Type conditional(Expr.Conditional conditional, Place place) {
    condition(conditional.condition(), place);
    Type yes = value(conditional.yes(), place);
    Type no = value(conditional.no(), place);
    if (!Types.comparable(yes, no)) {
      meaning.wrong(
          conditional, "one side is " + Types.shown(yes) + ", the other " + Types.shown(no), "");
    }
    return yes.base() == Type.Base.NULL ? no : yes;
  }

  private Type quantified(Expr.Quantified quantified) {
    meaning.knownKind(quantified.span(), quantified.kind());
    locals.open();
    variable(quantified.span(), quantified.variable(), Type.pointer(quantified.kind()));
    condition(quantified.condition(), Place.WATCHED);
    locals.close();
    return Type.BOOL;
  }

  /** Declares a name of a type, unless something else has it. */
  void variable(Span span, String name, Type type) {
    if (!locals.declare(name, type)) {
      meaning.report(
          span, Code.DUPLICATE, "'" + name + "' is declared already", "", "choose another name");
    }
  }

  /** Reports arguments that nothing will look at. */
  void all(List<Expr> expressions) {
    expressions.forEach(each -> type(each, Place.PART));
  }
}
