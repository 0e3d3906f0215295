package org.dropmaster.lang;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A checked policy: what is wrong with it, and what each name in it means. */
public final class Checked {
  private final PolicyTree tree;
  private final Kinds kinds;
  private final List<Diagnostic> diagnostics;
  private final Meanings meanings;

  Checked(PolicyTree tree, Kinds kinds, List<Diagnostic> diagnostics, Meanings meanings) {
    this.tree = tree;
    this.kinds = kinds;
    this.diagnostics = diagnostics;
    this.meanings = meanings;
  }

  /** The tree that was checked. */
  public PolicyTree tree() {
    return tree;
  }

  /** Errors and warnings in the order of the text. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether it can be compiled: warnings do not count. */
  public boolean ok() {
    return diagnostics.stream().noneMatch(Diagnostic::error);
  }

  /** The kinds of object and their fields. */
  public Kinds kinds() {
    return kinds;
  }

  /** The fields of a kind: built in, of the policy, of its importers. */
  public List<PolicyTree.Field> fieldsOf(String kind) {
    return kinds.fieldsOf(kind);
  }

  /** The type of a field that exists. */
  public Type fieldType(String kind, String field) {
    return kinds
        .field(kind, field)
        .map(PolicyTree.Field::type)
        .orElseThrow(() -> new IllegalArgumentException(kind + " has no field " + field));
  }

  /** The type of this very node of the tree. */
  public Type typeOf(Expr expression) {
    return meanings.types.getOrDefault(expression, Types.UNKNOWN);
  }

  /** The verb that a call means, empty if it calls a function of the policy. */
  public Optional<Verb> verbOf(Expr.Call call) {
    return Optional.ofNullable(meanings.verbs.get(call));
  }

  /** The helper or entry point that a call means, empty if it is a verb. */
  public Optional<PolicyTree.Function> functionOf(Expr.Call call) {
    return Optional.ofNullable(meanings.functions.get(call));
  }

  /** What expressions mean, by identity. */
  static final class Meanings {
    final Map<Expr, Type> types = new IdentityHashMap<>();
    final Map<Expr, Verb> verbs = new IdentityHashMap<>();
    final Map<Expr, PolicyTree.Function> functions = new IdentityHashMap<>();
  }
}
