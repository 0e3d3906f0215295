package org.dropmaster.compile;

import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.Statement;
import org.dropmaster.program.Term;

/** Turns a function that only decides, if by if, into one term for its result. */
public final class Symbolic {
  private final Kernel kernel;
  private final Function function;
  private final Optional<Value> first;

  private Symbolic(Kernel kernel, Function function, Optional<Value> first) {
    this.kernel = kernel;
    this.function = function;
    this.first = first;
  }

  /**
   * The result for this first argument; 0 where more than that argument and the state decide, and
   * empty where that is so from the start.
   */
  public static Optional<Term> result(Kernel kernel, Function function, Optional<Value> first) {
    return new Symbolic(kernel, function, first).block(function.body().statements(), 0);
  }

  private Optional<Term> block(List<Statement> statements, int from) {
    if (from == statements.size()) {
      return Optional.empty();
    }
    Statement s = statements.get(from);
    if (s instanceof Statement.Return r) {
      return r.value().flatMap(this::term);
    } else if (s instanceof Statement.Block b) {
      return block(b.statements(), 0);
    } else if (s instanceof Statement.If i) {
      Optional<Term> yes = block(List.of(i.yes()), 0);
      Optional<Term> no =
          i.no().isPresent() ? block(List.of(i.no().get()), 0) : block(statements, from + 1);
      return term(i.condition()).map(c -> c.pick(yes.orElse(Term.of(0)), no.orElse(Term.of(0))));
    }
    return Optional.empty();
  }

  private Optional<Term> term(Expr e) {
    if (e instanceof Expr.Literal l) {
      return Optional.of(Term.of(l.value()));
    } else if (e instanceof Expr.Null) {
      return Optional.of(Term.NULL);
    } else if (e instanceof Expr.Errno errno) {
      return Optional.of(Term.of(-Terms.errno(errno)));
    } else if (e instanceof Expr.Not not) {
      return term(not.operand()).map(Term::not);
    } else if (e instanceof Expr.Binary b) {
      return term(b.left()).flatMap(l -> term(b.right()).flatMap(r -> combine(b.operator(), l, r)));
    }
    return value(e).map(Value::term);
  }

  private static Optional<Term> combine(Expr.Operator operator, Term left, Term right) {
    return switch (operator) {
      case AND -> Optional.of(left.and(right));
      case OR -> Optional.of(left.or(right));
      case EQ -> Optional.of(left.eq(right));
      case NE -> Optional.of(left.ne(right));
      default -> Optional.empty();
    };
  }

  private Optional<Value> value(Expr e) {
    if (e instanceof Expr.Name name) {
      return function.parameters().get(0).name().equals(name.name())
          ? first
          : name.name().equals("device")
              ? Optional.of(new Value(org.dropmaster.lang.Type.DEVICE, Term.of(1), true))
              : Optional.empty();
    } else if (e instanceof Expr.Member member) {
      return value(member.object())
          .map(
              o ->
                  new Value(
                      kernel.fieldType(o.kind(), member.field()),
                      kernel.field(o, member.field(), false)));
    }
    return Optional.empty();
  }
}
