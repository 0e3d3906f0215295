package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why a call means nothing. */
final class MismatchReport {
  private final Meaning meaning;
  private final Expr.Call call;
  private final List<Type> arguments;

  MismatchReport(Meaning meaning, Expr.Call call, List<Type> arguments) {
    this.meaning = meaning;
    this.call = call;
    this.arguments = arguments;
  }

  Type report(List<Verb> verbs, List<PolicyTree.Function> functions) {
    if (verbs.isEmpty() && functions.isEmpty()) {
      unknown();
      return Types.UNKNOWN;
    }
    Optional<Verb> verb =
        verbs.stream().filter(v -> v.parameters().size() == arguments.size()).findFirst();
    Optional<PolicyTree.Function> function =
        functions.stream().filter(f -> f.parameters().size() == arguments.size()).findFirst();
    if (function.isPresent()) {
      argument(function.get());
    } else if (verb.isPresent()) {
      argument(verb.get());
    } else {
      count(verbs, functions);
    }
    return Types.UNKNOWN;
  }

  private void unknown() {
    List<String> known = new ArrayList<>(meaning.functions().names());
    known.addAll(Vocabulary.verbNames());
    meaning.report(
        name(),
        Code.UNKNOWN_CALL,
        "there is no '" + call.name() + "' to call",
        "",
        Words.ELSEWHERE.getOrDefault(
            call.name(),
            Suggestion.of(
                call.name(), known, "declare a helper: void " + call.name() + "(...) { }")));
  }

  private Span name() {
    Span whole = call.span();
    return new Span(whole.source(), whole.start(), whole.start() + call.name().length());
  }

  private void count(List<Verb> verbs, List<PolicyTree.Function> functions) {
    List<String> forms = new ArrayList<>();
    functions.forEach(f -> forms.add(signature(f)));
    verbs.forEach(v -> forms.add(v.signature()));
    meaning.report(
        name(),
        Code.WRONG_COUNT,
        "'" + call.name() + "' does not take " + arguments.size() + " arguments",
        "",
        "write " + String.join(" or ", forms));
  }

  private static String signature(PolicyTree.Function function) {
    List<String> words = new ArrayList<>();
    function.parameters().forEach(p -> words.add(Types.shown(p.type())));
    return function.name() + "(" + String.join(", ", words) + ")";
  }

  private void argument(Verb verb) {
    int index = verb.refused(arguments, meaning.kinds()).orElse(0);
    Slot slot = verb.parameters().get(index);
    if (slot.word().equals("mutex") && arguments.get(index).base() == Type.Base.RWSEM) {
      meaning.report(
          call.arguments().get(index).span(),
          Code.LOCK_MODE,
          "an rwsem is taken for reading or for writing",
          "",
          "write " + call.name() + "_read or " + call.name() + "_write");
    } else if (verb.name().contains("lock") || slot.word().equals("lock")) {
      refused(index, Code.NOT_A_LOCK, slot.shown());
    } else {
      refused(index, Code.WRONG_TYPE, shown(slot));
    }
  }

  private String shown(Slot slot) {
    boolean element = slot.word().equals("element");
    return element ? Types.shown(Type.pointer(arguments.get(0).kind())) : slot.shown();
  }

  private void argument(PolicyTree.Function function) {
    for (int i = 0; i < arguments.size(); i++) {
      Type wanted = function.parameters().get(i).type();
      if (!Types.fits(arguments.get(i), wanted)) {
        refused(i, Code.WRONG_TYPE, Types.shown(wanted));
        return;
      }
    }
  }

  private void refused(int index, Code code, String wanted) {
    meaning.report(
        call.arguments().get(index).span(),
        code,
        "'" + call.name() + "' takes " + wanted + " here, not " + Types.shown(arguments.get(index)),
        "",
        "");
  }
}
