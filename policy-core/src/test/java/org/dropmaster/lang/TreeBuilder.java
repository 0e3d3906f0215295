package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds policies without text. */
final class TreeBuilder {
  /** Of what no text stands for. */
  static final Span NOWHERE = new Span(new Source("built", ""), 0, 0);

  private final String name;
  private final List<PolicyTree.Fields> fields = new ArrayList<>();
  private final List<PolicyTree.Function> functions = new ArrayList<>();

  private TreeBuilder(String name) {
    this.name = name;
  }

  static TreeBuilder policy(String name) {
    return new TreeBuilder(name);
  }

  TreeBuilder fields(String kind, PolicyTree.Field... added) {
    fields.add(new PolicyTree.Fields(NOWHERE, kind, false, List.of(added)));
    return this;
  }

  TreeBuilder entry(String entry, List<PolicyTree.Parameter> parameters, Statement... body) {
    functions.add(
        new PolicyTree.Function(
            NOWHERE,
            false,
            EntryPoints.result(entry),
            entry,
            parameters,
            PolicyTree.Mark.NONE,
            block(body)));
    return this;
  }

  PolicyTree tree() {
    return new PolicyTree(NOWHERE, name, fields, functions, List.of(), List.of());
  }

  static PolicyTree.Field field(Type type, String name) {
    return new PolicyTree.Field(NOWHERE, type, name);
  }

  static PolicyTree.Parameter parameter(String kind, String name) {
    return new PolicyTree.Parameter(NOWHERE, Type.pointer(kind), name);
  }

  static Statement.Block block(Statement... statements) {
    return new Statement.Block(NOWHERE, List.of(statements));
  }

  static Statement when(Expr condition, Statement then) {
    return new Statement.If(NOWHERE, condition, block(then), Optional.empty());
  }

  static Statement set(Expr target, Expr value) {
    return new Statement.Assign(NOWHERE, target, value);
  }

  static Statement give(Expr value) {
    return new Statement.Return(NOWHERE, Optional.of(value));
  }

  static Statement fail(String errno) {
    return give(new Expr.Errno(NOWHERE, errno, true));
  }

  static Expr number(int value) {
    return new Expr.Literal(NOWHERE, value, false);
  }

  static Expr not(Expr operand) {
    return new Expr.Not(NOWHERE, operand);
  }

  /** {@code f.me.revoked}. */
  static Expr path(String first, String... fields) {
    Expr path = new Expr.Name(NOWHERE, first);
    for (String field : fields) {
      path = new Expr.Member(NOWHERE, path, field);
    }
    return path;
  }
}
