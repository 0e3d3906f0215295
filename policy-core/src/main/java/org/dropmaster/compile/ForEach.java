package org.dropmaster.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Statement;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Label;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/**
 * The members of a {@code for_each}: all that fit are collected in one moment, each with a
 * reference, and are then taken one by one, the lowest first.
 */
final class ForEach {
  private final Writer writer;
  private final Code code;
  private final Statement.ForEach statement;
  private final Pool pool;
  private final Cells set;
  private final Cells member;

  ForEach(Writer writer, Statement.ForEach statement) {
    this.writer = writer;
    this.code = writer.code();
    this.statement = statement;
    pool = writer.kernel().pool(statement.kind());
    set = code.register("set." + statement.variable(), (int) ((1L << pool.size()) - 1));
    member = writer.register(statement.variable(), Type.pointer(statement.kind()));
  }

  /** The one that was taken last. */
  Value member() {
    return new Value(Type.pointer(statement.kind()), Term.of(member));
  }

  /** Collects those for which the condition holds. */
  void collect(Names names) {
    List<Effect> effects = new ArrayList<>();
    Term members = Term.of(0);
    for (int i = 1; i <= pool.size(); i++) {
      members = members.binary(Term.Op.JOIN, fits(Term.of(i), names).pick(bit(i), Term.of(0)));
    }
    effects.add(Effect.set(set, members));
    for (int i = 1; i <= pool.size(); i++) {
      Term count = Term.at(pool.count(), i);
      effects.add(Effect.when(has(i), Effect.set(pool.count(), Term.of(i), count.plus(1))));
    }
    code.step(new Looks(writer).within(effects));
  }

  private Term fits(Term object, Names names) {
    Value each = new Value(Type.pointer(statement.kind()), object, true);
    Names inside = names.with(statement.variable(), each);
    Term condition = new Terms(writer, inside, Optional.empty()).of(statement.condition()).term();
    return pool.alive(object).and(pool.references(object).ne(0)).and(condition);
  }

  private static Term bit(int i) {
    return Term.of(1 << i - 1);
  }

  private Term has(int i) {
    return Term.of(set).binary(Term.Op.MEET, bit(i));
  }

  /** Takes the lowest that is left, or goes to the label where none is. */
  void take(Label none) {
    code.unless(Term.of(set).ne(0), none);
    Term lowest = Term.of(0);
    for (int i = pool.size(); i >= 1; i--) {
      lowest = has(i).pick(Term.of(i), lowest);
    }
    Term bit = Term.of(1).binary(Term.Op.SHL, Term.of(member).minus(1));
    code.step(
        List.of(
            Effect.set(member, lowest), Effect.set(set, Term.of(set).binary(Term.Op.SUB, bit))));
  }

  /** Gives back the reference to the one that was taken last. */
  void put() {
    writer.put(statement.kind(), Term.of(member));
  }

  /** Gives back that one and all that are left. */
  void putAll() {
    Label again = new Label();
    Label done = new Label();
    code.place(again);
    put();
    take(done);
    code.jump(again);
    code.place(done);
  }
}
