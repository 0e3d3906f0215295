package org.dropmaster.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Expr;
import org.dropmaster.lang.Type;
import org.dropmaster.lang.Vocabulary;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;

/** Turns expressions into terms; all loads of one expression happen at once. */
final class Terms {
  private final Writer writer;
  private final Names names;
  private final Optional<List<Effect>> effects;

  /** With a list of effects, a verb that changes the state may stand where it always runs. */
  Terms(Writer writer, Names names, Optional<List<Effect>> effects) {
    this.writer = writer;
    this.names = names;
    this.effects = effects;
  }

  private Terms pure() {
    return new Terms(writer, names, Optional.empty());
  }

  /** The value; what a test asks and this policy does not have is refused where it is written. */
  Value of(Expr e) {
    try {
      return value(e);
    } catch (IllegalArgumentException absent) {
      throw new CompileException(e.span(), String.valueOf(absent.getMessage()));
    }
  }

  private Value value(Expr e) {
    if (e instanceof Expr.Literal l) {
      return new Value(l.bool() ? Type.BOOL : Type.INT, Term.of(l.value()));
    } else if (e instanceof Expr.Null) {
      return new Value(Type.NULL, Term.NULL);
    } else if (e instanceof Expr.Errno errno) {
      int number = errno(errno);
      return new Value(Type.INT, Term.of(errno.negative() ? -number : number));
    } else if (e instanceof Expr.Name name) {
      return names.of(name);
    } else if (e instanceof Expr.Of of) {
      return names.of(of);
    } else if (e instanceof Expr.Member member) {
      return member(member);
    } else if (e instanceof Expr.Not not) {
      return new Value(Type.BOOL, of(not.operand()).term().not());
    } else if (e instanceof Expr.Binary binary) {
      return binary(binary);
    } else if (e instanceof Expr.Conditional c) {
      Value yes = pure().of(c.yes());
      Value no = pure().of(c.no());
      Type type = yes.type().base() == Type.Base.NULL ? no.type() : yes.type();
      return new Value(type, of(c.condition()).term().pick(yes.term(), no.term()));
    } else if (e instanceof Expr.Quantified q) {
      return quantified(q);
    } else if (e instanceof Expr.New n) {
      return new Value(Type.pointer(n.kind()), writer.make(n.kind(), allowed(e)));
    }
    return call((Expr.Call) e);
  }

  static int errno(Expr.Errno errno) {
    return Errno.of(errno.name())
        .orElseThrow(() -> new CompileException(errno.span(), "unknown errno " + errno.name()))
        .ordinal();
  }

  private List<Effect> allowed(Expr e) {
    return effects.orElseThrow(
        () ->
            new CompileException(
                e.span(), "'" + e.span().text() + "' changes the state, so it must stand alone"));
  }

  private Value member(Expr.Member member) {
    Value object = of(member.object());
    Type type = writer.kernel().fieldType(object.kind(), member.field());
    boolean known = object.type().base() == Type.Base.DEVICE || object.safe();
    return new Value(type, writer.kernel().field(object, member.field(), !known));
  }

  private Value binary(Expr.Binary b) {
    Term left = of(b.left()).term();
    boolean early = b.operator() == Expr.Operator.AND || b.operator() == Expr.Operator.OR;
    Term right = (early ? pure() : this).of(b.right()).term();
    return switch (b.operator()) {
      case OR -> truth(left.or(right));
      case AND -> truth(left.and(right));
      case EQ -> truth(left.eq(right));
      case NE -> truth(left.ne(right));
      case LT -> truth(left.binary(Term.Op.LT, right));
      case LE -> truth(left.binary(Term.Op.LE, right));
      case GT -> truth(right.binary(Term.Op.LT, left));
      case GE -> truth(right.binary(Term.Op.LE, left));
      case ADD -> new Value(Type.INT, left.binary(Term.Op.ADD, right));
      case SUB -> new Value(Type.INT, left.binary(Term.Op.SUB, right));
    };
  }

  private static Value truth(Term term) {
    return new Value(Type.BOOL, term);
  }

  private Value quantified(Expr.Quantified q) {
    Pool pool = writer.kernel().pool(q.kind());
    if (pool.size() == 0) {
      each(q, Term.NULL); // of no object, too, only what it has is asked
    }
    return truth(q.all() ? pool.forall(o -> each(q, o)) : pool.exists(o -> each(q, o)));
  }

  private Term each(Expr.Quantified q, Term object) {
    Value value = new Value(Type.pointer(q.kind()), object, true);
    return new Terms(writer, names.with(q.variable(), value), Optional.empty())
        .of(q.condition())
        .term();
  }

  private Value call(Expr.Call call) {
    Verb verb =
        writer
            .kernel()
            .verb(call.name())
            .orElseThrow(
                () ->
                    new CompileException(
                        call.span(), "'" + call.name() + "' must be a statement of its own"));
    List<Value> arguments = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      arguments.add(argument(argument));
    }
    if (verb instanceof Verb.Pure) {
      refuseOthers(call, arguments);
    }
    Type type = writer.kernel().resultType(call.name(), arguments);
    if (verb instanceof Verb.Pure pure) {
      return new Value(type, pure.of(writer, arguments));
    } else if (verb instanceof Verb.Atomic atomic) {
      return new Value(type, atomic.of(writer, arguments, allowed(call)));
    } else if (verb instanceof Verb.Change change) {
      change.of(writer, arguments, allowed(call));
      return new Value(type, Term.of(0));
    }
    throw new CompileException(
        call.span(), "'" + call.name() + "' takes several steps, so it must stand alone");
  }

  /**
   * Of a policy that was seen to before; of a test it depends on the policy what its objects are.
   */
  private static void refuseOthers(Expr.Call call, List<Value> arguments) {
    List<Type> types = arguments.stream().map(Value::type).toList();
    List<org.dropmaster.lang.Verb> forms = Vocabulary.verbs(call.name());
    if (!forms.isEmpty() && forms.stream().noneMatch(form -> form.takes(types))) {
      throw new CompileException(
          call.span(),
          "'"
              + call.span().text()
              + "' asks nothing under this policy: write "
              + forms.get(0).signature());
    }
  }

  /** Locks and tables are passed by name: {@code held(device.lock)}, {@code idr_find(f.m, i)}. */
  Value argument(Expr argument) {
    if (argument instanceof Expr.Member member) {
      Value object = of(member.object());
      Type type = writer.kernel().fieldType(object.kind(), member.field());
      if (type.lock() || type.base() == Type.Base.IDR) {
        return Value.at(type, object, member.field());
      }
    }
    return of(argument);
  }
}
