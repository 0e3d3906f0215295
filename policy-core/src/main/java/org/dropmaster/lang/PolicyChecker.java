package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks names and types of a policy. */
public final class PolicyChecker {
  /** What may only follow from a declaration or a statement that a syntax error swallowed. */
  private static final Set<Code> CONSEQUENCES =
      Set.of(
          Code.UNKNOWN_NAME,
          Code.UNKNOWN_CALL,
          Code.UNKNOWN_KIND,
          Code.UNKNOWN_FIELD,
          Code.NO_RESULT,
          Code.BAD_GOTO,
          Code.UNREACHABLE);

  private final PolicyTree tree;
  private final Kinds kinds = new Kinds();
  private final Diagnostics problems = new Diagnostics();
  private final Checked.Meanings meanings = new Checked.Meanings();

  private PolicyChecker(PolicyTree tree) {
    this.tree = tree;
  }

  /** What the names of a policy mean, and all that is wrong with it. */
  public static Checked check(PolicyTree tree) {
    PolicyChecker checker = new PolicyChecker(tree);
    checker.run();
    return new Checked(tree, checker.kinds, checker.problems.sorted(), checker.meanings);
  }

  /**
   * The tree of a text and all that is wrong with it, syntax and meaning, in its order; what may
   * only follow from a syntax error is left out.
   */
  public static Parsed<PolicyTree> parse(Source source) {
    Parsed<PolicyTree> parsed = PolicyParser.parse(source);
    List<Diagnostic> checked = parsed.tree().map(t -> check(t).diagnostics()).orElse(List.of());
    return new Parsed<>(parsed.tree(), merge(parsed.diagnostics(), checked, CONSEQUENCES));
  }

  /** All that is wrong with a text. */
  public static List<Diagnostic> diagnose(Source source) {
    return parse(source).diagnostics();
  }

  /** Both in the order of the text; after syntax errors without their likely consequences. */
  static List<Diagnostic> merge(
      List<Diagnostic> syntax, List<Diagnostic> meaning, Set<Code> consequences) {
    boolean broken = syntax.stream().anyMatch(Diagnostic::error);
    List<Diagnostic> all = new ArrayList<>(syntax);
    meaning.stream()
        .filter(each -> !broken || !consequences.contains(each.code()))
        .forEach(all::add);
    all.sort(Comparator.comparingInt(each -> each.span().start()));
    return List.copyOf(all);
  }

  private void run() {
    declarations();
    functions(tree.functions(), false);
    for (PolicyTree.Importer importer : tree.importers()) {
      functions(importer.functions(), true);
    }
    Meaning meaning = meaning(new Functions(), false, true);
    for (PolicyTree.Property property : tree.properties()) {
      new ExpressionChecker(meaning, new Locals(), Optional.empty())
          .condition(property.condition(), ExpressionChecker.Place.WATCHED);
    }
  }

  private void declarations() {
    DeclarationChecker checker = new DeclarationChecker(kinds, problems);
    checker.kinds(structsFirst(tree.fields()));
    tree.importers().forEach(importer -> checker.kinds(structsFirst(importer.fields())));
    checker.fields(tree.fields(), false);
    tree.importers().forEach(importer -> checker.fields(importer.fields(), true));
  }

  private static List<PolicyTree.Fields> structsFirst(List<PolicyTree.Fields> declared) {
    List<PolicyTree.Fields> sorted = new ArrayList<>(declared);
    sorted.sort(Comparator.comparing(each -> !each.struct()));
    return sorted;
  }

  private Meaning meaning(Functions functions, boolean importer, boolean property) {
    return new Meaning(kinds, functions, importer, property, problems, meanings);
  }

  private void functions(List<PolicyTree.Function> declared, boolean importer) {
    Functions functions = new SignatureChecker(kinds, problems, importer).functions(declared);
    Meaning meaning = meaning(functions, importer, false);
    for (PolicyTree.Function function : declared) {
      new BodyChecker(meaning, function).check();
      new FlowChecker(function, problems).check();
    }
    for (Functions.Edge edge : functions.recursive()) {
      problems.add(
          edge.call().span(),
          Code.RECURSION,
          "'" + edge.caller().name() + "' comes back to itself through this call",
          "",
          "helpers are inlined, so they cannot be recursive");
    }
  }
}
