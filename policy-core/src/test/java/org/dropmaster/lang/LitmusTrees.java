package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Tests that the parser could have made. */
final class LitmusTrees {
  private static final Span NOWHERE = TreeBuilder.NOWHERE;
  private static final List<String> REGISTERS = List.of("f", "r0", "h");

  private LitmusTrees() {}

  private static Arbitrary<LitmusTree.Argument> arguments() {
    return Arbitraries.oneOf(
        Arbitraries.of(REGISTERS).map(name -> new LitmusTree.Argument.Register(NOWHERE, name)),
        Arbitraries.integers()
            .between(-2, 40)
            .map(value -> new LitmusTree.Argument.Number(NOWHERE, value)),
        Arbitraries.integers()
            .between(0, 3)
            .map(thread -> new LitmusTree.Argument.Process(NOWHERE, thread)));
  }

  private static Arbitrary<LitmusTree.Call> calls() {
    Arbitrary<List<LitmusTree.Argument>> ioctl =
        Combinators.combine(
                Arbitraries.of("ACQUIRE", "EXPORT", "A1"), arguments().list().ofMaxSize(3))
            .as(
                (command, rest) -> {
                  List<LitmusTree.Argument> all = new ArrayList<>(rest);
                  all.add(0, new LitmusTree.Argument.Register(NOWHERE, "f"));
                  all.add(1, new LitmusTree.Argument.Word(NOWHERE, command));
                  return all;
                });
    Arbitrary<LitmusTree.Call> ioctls =
        Combinators.combine(Arbitraries.of(REGISTERS).optional(), ioctl)
            .as((register, all) -> new LitmusTree.Call(NOWHERE, register, "ioctl", all));
    Arbitrary<LitmusTree.Call> others =
        Combinators.combine(
                Arbitraries.of(REGISTERS).optional(),
                Arbitraries.of("close", "recv", "kill"),
                arguments().list().ofMaxSize(2))
            .as((register, name, all) -> new LitmusTree.Call(NOWHERE, register, name, all));
    return Arbitraries.oneOf(ioctls, others);
  }

  private static Arbitrary<LitmusTree.Thread> threads() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(LitmusTree.Relation.class),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(-1, 3),
            Arbitraries.of("", "b", "tenant2"),
            Arbitraries.of(0, 1000, 77),
            calls().list().ofMaxSize(6))
        .as(
            (id, relation, partner, uverbs, tenant, uid, calls) ->
                new LitmusTree.Thread(
                    NOWHERE,
                    id,
                    relation,
                    relation == LitmusTree.Relation.OWN ? -1 : partner,
                    uverbs,
                    tenant,
                    uid,
                    REGISTERS,
                    calls));
  }

  private static Arbitrary<Expr> conditions(int height) {
    Arbitrary<Expr> leaves =
        Arbitraries.oneOf(
            Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.of(REGISTERS))
                .as((thread, name) -> (Expr) new Expr.Of(NOWHERE, thread, name)),
            Arbitraries.of("leaked", "PINNED").map(name -> new Expr.Name(NOWHERE, name)),
            Arbitraries.integers().between(0, 9).map(TreeBuilder::number),
            Arbitraries.of(Errnos.all()).map(name -> new Expr.Errno(NOWHERE, name, true)));
    if (height == 0) {
      return leaves;
    }
    Arbitrary<Expr> inner = Arbitraries.lazy(() -> conditions(height - 1));
    return Arbitraries.oneOf(
        leaves,
        inner.map(TreeBuilder::not),
        inner.map(object -> new Expr.Member(NOWHERE, object, "pinned")),
        inner.map(argument -> new Expr.Call(NOWHERE, "live", List.of(argument))),
        Combinators.combine(Arbitraries.of(Expr.Operator.class), inner, inner)
            .as((operator, a, b) -> new Expr.Binary(NOWHERE, operator, a, b)));
  }

  static Arbitrary<LitmusTree> tests() {
    Arbitrary<LitmusTree.Condition> probes =
        conditions(3).map(c -> new LitmusTree.Condition(NOWHERE, LitmusTree.Quantifier.EVER, c));
    Arbitrary<LitmusTree.Condition> conditions =
        Combinators.combine(Arbitraries.of(LitmusTree.Quantifier.class), conditions(4))
            .as((quantifier, c) -> new LitmusTree.Condition(NOWHERE, quantifier, c));
    Arbitrary<LitmusTree.Move> moves =
        Combinators.combine(
                Arbitraries.of("P0", "P1", "engine", "worker"),
                Arbitraries.integers().between(0, 3))
            .as((actor, choice) -> new LitmusTree.Move(NOWHERE, actor, choice));
    Arbitrary<Map<String, String>> headers =
        Arbitraries.of(
            Map.of(), Map.of("Result", "Never"), Map.of("Link", "https://a/b?c=d\nCVE-1"));
    return Combinators.combine(
            headers,
            threads().list().ofMaxSize(3),
            probes.optional(),
            conditions,
            moves.list().ofMaxSize(30))
        .as(
            (header, all, probe, condition, schedule) ->
                new LitmusTree(NOWHERE, "t-1", header, all, probe, condition, schedule));
  }
}
