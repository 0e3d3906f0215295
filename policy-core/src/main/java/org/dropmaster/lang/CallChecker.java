package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a call means, and whether it may stand where it stands. */
final class CallChecker {
  private final Meaning meaning;
  private final ExpressionChecker expressions;
  private final Optional<PolicyTree.Function> caller;
  private int effects;

  CallChecker(
      Meaning meaning, ExpressionChecker expressions, Optional<PolicyTree.Function> caller) {
    this.meaning = meaning;
    this.expressions = expressions;
    this.caller = caller;
  }

  /** Begins a new step, which may have one effect. */
  void step() {
    effects = 0;
  }

  Type type(Expr.Call call, ExpressionChecker.Place place) {
    List<Verb> verbs = Vocabulary.verbs(call.name());
    List<PolicyTree.Function> functions = meaning.functions().named(call.name());
    List<Type> arguments = arguments(call, place);
    Optional<Verb> verb = verbs.stream().filter(v -> takes(v, arguments)).findFirst();
    if (verb.isPresent()
        && (functions.isEmpty() || !verb.get().importerOnly() || meaning.importer())) {
      return verb(call, verb.get(), arguments, place);
    }
    Optional<PolicyTree.Function> function =
        functions.stream().filter(f -> takes(f, arguments)).findFirst();
    if (function.isPresent()) {
      return function(call, function.get(), place);
    }
    return new MismatchReport(meaning, call, arguments).report(verbs, functions);
  }

  private boolean takes(Verb verb, List<Type> arguments) {
    return verb.parameters().size() == arguments.size()
        && verb.refused(arguments, meaning.kinds()).isEmpty();
  }

  private static boolean takes(PolicyTree.Function function, List<Type> arguments) {
    boolean same = function.parameters().size() == arguments.size();
    for (int i = 0; same && i < arguments.size(); i++) {
      same = Types.fits(arguments.get(i), function.parameters().get(i).type());
    }
    return same;
  }

  private List<Type> arguments(Expr.Call call, ExpressionChecker.Place place) {
    boolean waits = call.name().startsWith("wait");
    ExpressionChecker.Place inner =
        waits || place == ExpressionChecker.Place.WATCHED
            ? ExpressionChecker.Place.WATCHED
            : ExpressionChecker.Place.PART;
    List<Type> types = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      types.add(bareErrno(call, argument) ? errno(argument) : expressions.value(argument, inner));
    }
    return types;
  }

  private static boolean bareErrno(Expr.Call call, Expr argument) {
    return call.name().equals("may_fail")
        && argument instanceof Expr.Errno errno
        && !errno.negative()
        && Errnos.known(errno.name());
  }

  private Type errno(Expr argument) {
    meaning.type(argument, Type.INT);
    return Type.INT;
  }

  private Type verb(
      Expr.Call call, Verb verb, List<Type> arguments, ExpressionChecker.Place place) {
    meaning.verb(call, verb);
    if (meaning.property() && Vocabulary.ofCaller(verb.name())) {
      meaning.report(
          call.span(),
          Code.UNKNOWN_CALL,
          "a property has no caller of whom '" + verb.name() + "' could ask",
          "",
          "note it in a field where it is known");
    }
    if (verb.importerOnly() && !meaning.importer()) {
      meaning.report(
          call.span(),
          Code.IMPORTER_ONLY,
          "'" + verb.name() + "' is for importers",
          "",
          "it may stand in importer NAME { } only");
    }
    if (verb.name().equals("may_fail")) {
      mayFail(call);
    }
    if (verb.place() == Verb.Place.CALL) {
      whole(call, place);
    } else if (verb.place() == Verb.Place.EFFECT) {
      effect(call, place);
    }
    return verb.result(arguments);
  }

  private void mayFail(Expr.Call call) {
    boolean positive = call.arguments().get(0) instanceof Expr.Errno errno && !errno.negative();
    if (!positive) {
      meaning.report(
          call.span(),
          Code.WRONG_TYPE,
          "may_fail takes the name of an errno",
          "",
          "without a minus: may_fail(ENOMEM)");
    }
  }

  private Type function(
      Expr.Call call, PolicyTree.Function function, ExpressionChecker.Place place) {
    meaning.function(call, function);
    caller.ifPresent(from -> meaning.functions().calls(from, function, call));
    whole(call, place);
    return function.result();
  }

  private void whole(Expr.Call call, ExpressionChecker.Place place) {
    if (place == ExpressionChecker.Place.PART) {
      meaning.report(
          call.span(),
          Code.NESTED_CALL,
          "'" + call.name() + "' takes steps of its own, so it cannot stand inside an expression",
          "",
          "use it as x = " + call.name() + "(...), if (" + call.name() + "(...)) or return");
    } else {
      watched(call.span(), "'" + call.name() + "'", place);
    }
  }

  /** Counts an effect in this step. */
  void effect(Expr expression, ExpressionChecker.Place place) {
    effects++;
    if (effects > 1 && place != ExpressionChecker.Place.WATCHED) {
      meaning.report(
          expression.span(),
          Code.TWO_EFFECTS,
          "one step cannot have two effects",
          "the second",
          "write two statements with a local between them");
    }
    watched(expression.span(), "this", place);
  }

  private void watched(Span span, String what, ExpressionChecker.Place place) {
    if (place == ExpressionChecker.Place.WATCHED) {
      meaning.report(
          span,
          Code.EFFECT_IN_CONDITION,
          what + " changes something, but is only looked at here",
          "",
          "call it in a statement before");
    }
  }
}
