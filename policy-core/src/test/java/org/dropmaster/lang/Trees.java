package org.dropmaster.lang;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Policies that the parser could have made; most mean nothing. */
final class Trees {
  private static final Span NOWHERE = TreeBuilder.NOWHERE;

  private Trees() {}

  private static Arbitrary<String> names() {
    return Arbitraries.of("f", "o", "b2", "me", "a_rather_long_name", "device", "x");
  }

  private static Arbitrary<String> kinds() {
    return Arbitraries.of("file", "bo", "owner", "dmabuf", "thing");
  }

  private static Arbitrary<Expr> leaves() {
    return Arbitraries.oneOf(
        names().map(name -> (Expr) new Expr.Name(NOWHERE, name)),
        Arbitraries.integers().between(0, 900).map(TreeBuilder::number),
        Arbitraries.of(true, false).map(b -> new Expr.Literal(NOWHERE, b ? 1 : 0, true)),
        Arbitraries.of(Errnos.all()).map(name -> new Expr.Errno(NOWHERE, name, true)),
        Arbitraries.of(Errnos.all()).map(name -> new Expr.Errno(NOWHERE, name, false)),
        Arbitraries.just(new Expr.Null(NOWHERE)),
        kinds().map(kind -> new Expr.New(NOWHERE, kind)));
  }

  /** Any expression of at most this height. */
  static Arbitrary<Expr> expressions(int height) {
    if (height == 0) {
      return leaves();
    }
    Arbitrary<Expr> inner = Arbitraries.lazy(() -> expressions(height - 1));
    return Arbitraries.oneOf(
        leaves(),
        Combinators.combine(inner, names()).as((o, n) -> new Expr.Member(NOWHERE, o, n)),
        calls(height).map(call -> (Expr) call),
        inner.map(TreeBuilder::not),
        Combinators.combine(Arbitraries.of(Expr.Operator.class), inner, inner)
            .as((operator, a, b) -> new Expr.Binary(NOWHERE, operator, a, b)),
        Combinators.combine(inner, inner, inner)
            .as((c, a, b) -> new Expr.Conditional(NOWHERE, c, a, b)),
        Combinators.combine(Arbitraries.of(true, false), kinds(), inner)
            .as((all, kind, c) -> new Expr.Quantified(NOWHERE, all, kind, "v", c)));
  }

  private static Arbitrary<Expr.Call> calls(int height) {
    Arbitrary<Expr> inner = Arbitraries.lazy(() -> expressions(height - 1));
    return Combinators.combine(Arbitraries.of("get", "GO", "helper"), inner.list().ofMaxSize(3))
        .as((name, arguments) -> new Expr.Call(NOWHERE, name, arguments));
  }

  private static Arbitrary<Expr> targets() {
    return Combinators.combine(names(), names().list().ofMaxSize(2))
        .as((first, fields) -> TreeBuilder.path(first, fields.toArray(new String[0])));
  }

  private static Arbitrary<Type> starred() {
    return Arbitraries.oneOf(
        kinds().map(Type::pointer), Arbitraries.of(Type.BOOL, Type.INT, Type.PID));
  }

  private static Arbitrary<Statement> plain() {
    return Arbitraries.oneOf(
        Combinators.combine(targets(), expressions(2)).as(TreeBuilder::set),
        calls(2).map(call -> new Statement.Do(NOWHERE, call)),
        expressions(3).optional().map(value -> new Statement.Return(NOWHERE, value)),
        Arbitraries.of("out", "err").map(label -> new Statement.Goto(NOWHERE, label)),
        Arbitraries.of("out", "err").map(label -> new Statement.Label(NOWHERE, label)),
        Combinators.combine(starred(), Arbitraries.of("l1", "l2"))
            .as((type, name) -> new Statement.Declare(NOWHERE, type, name)),
        Combinators.combine(Arbitraries.of(Statement.Mode.class), targets())
            .as((mode, lock) -> new Statement.Guard(NOWHERE, mode, lock)),
        Arbitraries.of(new Statement.Break(NOWHERE), new Statement.Continue(NOWHERE)));
  }

  private static Arbitrary<Statement> statements(int height) {
    if (height == 0) {
      return plain();
    }
    Arbitrary<Statement.Block> block = Arbitraries.lazy(() -> blocks(height - 1));
    return Arbitraries.oneOf(
        plain(),
        Combinators.combine(expressions(2), block, block.optional())
            .as((c, yes, no) -> new Statement.If(NOWHERE, c, yes, no)),
        Combinators.combine(kinds(), expressions(2), block)
            .as((kind, c, body) -> new Statement.ForEach(NOWHERE, kind, "v", c, body)),
        Combinators.combine(Arbitraries.of(Statement.Mode.class), targets(), block)
            .as((mode, lock, body) -> new Statement.ScopedGuard(NOWHERE, mode, lock, body)),
        block.map(inner -> (Statement) inner));
  }

  private static Arbitrary<Statement.Block> blocks(int height) {
    return statements(height)
        .list()
        .ofMaxSize(4)
        .map(statements -> new Statement.Block(NOWHERE, statements));
  }

  private static Arbitrary<PolicyTree.Fields> fields() {
    Arbitrary<Type> types =
        Arbitraries.oneOf(
            starred(),
            kinds().map(kind -> new Type(Type.Base.IDR, kind, 0)),
            Arbitraries.integers().between(1, 16).map(bits -> new Type(Type.Base.INT, "", bits)),
            Arbitraries.of(Type.Base.MUTEX, Type.Base.RWSEM, Type.Base.SRCU)
                .map(base -> new Type(base, "", 0)));
    Arbitrary<List<PolicyTree.Field>> list =
        Combinators.combine(types, names().filter(name -> !name.equals("device")))
            .as(TreeBuilder::field)
            .list()
            .ofMaxSize(4);
    return Combinators.combine(kinds(), Arbitraries.of(true, false), list)
        .as((kind, struct, all) -> new PolicyTree.Fields(NOWHERE, kind, struct, all));
  }

  private static Arbitrary<PolicyTree.Function> functions() {
    Arbitrary<Optional<Type>> results =
        Arbitraries.oneOf(starred(), Arbitraries.just(Type.VOID)).optional();
    Arbitrary<List<PolicyTree.Parameter>> parameters =
        Combinators.combine(kinds(), Arbitraries.of("p", "q"))
            .as(TreeBuilder::parameter)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            results,
            Arbitraries.of("GO", "open", "release", "reset"),
            parameters,
            Arbitraries.of(PolicyTree.Mark.class),
            blocks(3))
        .as(
            (result, name, given, mark, body) ->
                new PolicyTree.Function(
                    NOWHERE,
                    result.isPresent(),
                    result.orElse(EntryPoints.result(name)),
                    name,
                    given,
                    mark,
                    body));
  }

  private static Arbitrary<PolicyTree.Importer> importers() {
    return Combinators.combine(fields().list().ofMaxSize(2), functions().list().ofMaxSize(2))
        .as((own, all) -> new PolicyTree.Importer(NOWHERE, "LATE", own, all));
  }

  static Arbitrary<PolicyTree> policies() {
    Arbitrary<PolicyTree.Property> properties =
        Combinators.combine(Arbitraries.of(Words.PROPERTIES), expressions(3))
            .as((word, c) -> new PolicyTree.Property(NOWHERE, word, c));
    return Combinators.combine(
            Arbitraries.of("p", "exclusive-owner-2", "v1.2+x"),
            fields().list().ofMaxSize(4),
            functions().list().ofMaxSize(3),
            importers().list().ofMaxSize(2),
            properties.list().ofMaxSize(2))
        .as((name, f, g, i, p) -> new PolicyTree(NOWHERE, name, f, g, i, p));
  }
}
