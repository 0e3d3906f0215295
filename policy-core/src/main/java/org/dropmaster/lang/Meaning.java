package org.dropmaster.lang;

/** What the checkers of one policy share: kinds, functions in reach, findings. */
final class Meaning {
  private final Kinds kinds;
  private final Functions functions;
  private final boolean importer;
  private final boolean property;
  private final Diagnostics problems;
  private final Checked.Meanings found;

  Meaning(
      Kinds kinds,
      Functions functions,
      boolean importer,
      boolean property,
      Diagnostics problems,
      Checked.Meanings found) {
    this.kinds = kinds;
    this.functions = functions;
    this.importer = importer;
    this.property = property;
    this.problems = problems;
    this.found = found;
  }

  Kinds kinds() {
    return kinds;
  }

  Functions functions() {
    return functions;
  }

  boolean importer() {
    return importer;
  }

  /** Whether a property is being checked, where rules and states are predicates. */
  boolean property() {
    return property;
  }

  void type(Expr expression, Type type) {
    found.types.put(expression, type);
  }

  void verb(Expr.Call call, Verb verb) {
    found.verbs.put(call, verb);
  }

  void function(Expr.Call call, PolicyTree.Function function) {
    found.functions.put(call, function);
  }

  void wrong(Expr at, String message, String help) {
    report(at.span(), Code.WRONG_TYPE, message, "", help);
  }

  /** Reports, with help unless it is empty. */
  void report(Span span, Code code, String message, String note, String help) {
    if (help.isEmpty()) {
      problems.add(span, code, message, note);
    } else {
      problems.add(span, code, message, note, help);
    }
  }

  void knownKind(Span span, String kind) {
    new DeclarationChecker(kinds, problems).type(span, Type.pointer(kind));
  }

  void knownType(Span span, Type type) {
    new DeclarationChecker(kinds, problems).type(span, type);
  }
}
