package org.dropmaster.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dropmaster.program.Term.Op;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** Terms are built by methods that fold, and run by objects made for speed: neither may show. */
class TermProperties {
  private static final int OBJECTS = 3;
  private final Layout layout = new Layout();
  private final Cells flag = layout.shared("flag", 0, 1, 1);
  private final Cells row = layout.shared("row", 1, OBJECTS, 7);
  private final Cells number = layout.signed("number", 0, 2, 6);
  private final Cells pointer = layout.shared("pointer", 0, 2, OBJECTS);
  private final Cells phase = layout.shared("phase", 1, OBJECTS, Pool.FREED);
  private final Machine machine;

  TermProperties() {
    layout.assign();
    machine = new Machine(Tiny.program(layout, List.of()));
  }

  /** What a term must mean: the value, and the first rule that following a pointer breaks. */
  private final class Meaning {
    private final long[] state;
    private int fault;

    Meaning(long[] state) {
      this.state = state;
    }

    int of(Term term) {
      if (term instanceof Term.Const c) {
        return c.value();
      } else if (term instanceof Term.Cell cell) {
        int index = of(cell.index());
        int past = cell.cells().origin() + cell.cells().count();
        return index < cell.cells().origin() || index >= past ? 0 : cell.cells().get(state, index);
      } else if (term instanceof Term.Not not) {
        return of(not.operand()) == 0 ? 1 : 0;
      } else if (term instanceof Term.Pick pick) {
        return of(pick.condition()) != 0 ? of(pick.yes()) : of(pick.no());
      } else if (term instanceof Term.Alive alive) {
        return follow(of(alive.pointer()));
      }
      Term.Binary b = (Term.Binary) term;
      int left = of(b.left());
      if (b.op() == Op.AND && left == 0 || b.op() == Op.OR && left != 0) {
        return left == 0 ? 0 : 1;
      }
      return Term.apply(b.op(), left, of(b.right()));
    }

    private int follow(int to) {
      if (fault == 0 && to == 0) {
        fault = Machine.NULL_DEREF;
      } else if (fault == 0 && phase.get(state, to) != Pool.ALIVE) {
        fault = Machine.USED_AFTER_FREE;
      }
      return to;
    }
  }

  @Property(tries = 3000)
  void aTermGivesWhatItSaysInEveryState(@ForAll("terms") Term term, @ForAll("states") long[] s) {
    agree(term, term, s);
  }

  @Property(tries = 3000)
  void foldingChangesNeitherTheValueNorTheFault(
      @ForAll("terms") Term a,
      @ForAll("terms") Term b,
      @ForAll("terms") Term c,
      @ForAll Op op,
      @ForAll("states") long[] s) {
    agree(a.binary(op, b), new Term.Binary(op, a, b), s);
    agree(a.and(b), new Term.Binary(Op.AND, a, b), s);
    agree(a.or(b), new Term.Binary(Op.OR, a, b), s);
    agree(a.not(), new Term.Not(a), s);
    agree(a.pick(b, c), new Term.Pick(a, b, c), s);
    agree(a.eq(b), new Term.Binary(Op.EQ, a, b), s);
    agree(a.ne(b), new Term.Binary(Op.NE, a, b), s);
    agree(Term.all(List.of(a, b, c)).not().not(), truth(Op.AND, a, b, c), s);
    agree(Term.any(List.of(a, b, c)).not().not(), truth(Op.OR, a, b, c), s);
  }

  @Property(tries = 2000)
  void whatIsCalledATruthValueIsZeroOrOne(@ForAll("terms") Term term, @ForAll("states") long[] s) {
    if (term.truth()) {
      assertThat(machine.value(term, s)).isBetween(0, 1);
    }
  }

  @Property(tries = 2000)
  void whatIsCalledHarmlessBreaksNoRule(@ForAll("terms") Term term, @ForAll("states") long[] s) {
    assertThat(machine.value(term, s)).isEqualTo(machine.value(term, s));
    if (term.harmless()) {
      assertThat(machine.over()).isFalse();
    }
  }

  @Property(tries = 2000)
  void aTermDependsOnNothingButWhatAccessSaysItReads(
      @ForAll("terms") Term term, @ForAll("states") long[] s, @ForAll("states") long[] other) {
    long[] mixed = other.clone();
    for (Access.Field field : Access.reads(term)) {
      for (int i = 0; i < field.cells().count(); i++) {
        int index = field.cells().origin() + i;
        if (field.index() == Access.ANY || field.index() == index) {
          field.cells().set(mixed, index, field.cells().get(s, index));
        }
      }
    }
    agree(term, term, mixed);
    assertThat(machine.value(term, mixed)).isEqualTo(machine.value(term, s));
  }

  private static Term truth(Op op, Term a, Term b, Term c) {
    return new Term.Not(new Term.Not(new Term.Binary(op, new Term.Binary(op, a, b), c)));
  }

  private void agree(Term built, Term plain, long[] state) {
    Meaning meaning = new Meaning(state);
    int value = meaning.of(plain);
    int found = machine.value(built, state);
    boolean faulted = machine.over();
    assertThat(faulted).as("fault of %s", built).isEqualTo(meaning.fault != 0);
    if (!faulted) {
      assertThat(found).as("value of %s", built).isEqualTo(value);
    }
    assertThat(machine.reader(built).applyAsInt(state)).isEqualTo(faulted ? 0 : found);
  }

  @Provide
  Arbitrary<long[]> states() {
    return Arbitraries.longs().array(long[].class).ofSize(layout.words()).map(this::valid);
  }

  /** Fields without impossible values, as every reachable state has them. */
  private long[] valid(long[] bits) {
    long[] state = Arrays.copyOf(bits, bits.length);
    for (int i = 1; i <= OBJECTS; i++) {
      phase.set(state, i, phase.get(state, i) % 3);
    }
    return state;
  }

  @Provide
  Arbitrary<Term> terms() {
    Arbitrary<Term> pointers =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, OBJECTS).map(Term::of),
            Arbitraries.integers().between(0, 1).map(i -> Term.at(pointer, i)));
    Arbitrary<Term> checked = pointers.map(p -> new Term.Alive(p, phase));
    Arbitrary<Term> leaves =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-3, 5).map(Term::of),
            Arbitraries.just(Term.of(flag)),
            Arbitraries.integers().between(0, 1).map(i -> Term.at(number, i)),
            Arbitraries.integers().between(0, OBJECTS + 1).map(i -> Term.at(row, i)),
            pointers,
            checked,
            checked.map(p -> Term.at(row, p)),
            pointers.map(p -> Term.at(row, p)));
    return Arbitraries.lazyOf(() -> leaves, () -> leaves, this::inner);
  }

  private Arbitrary<Term> inner() {
    return Arbitraries.oneOf(
        terms().map(Term.Not::new),
        terms().map(i -> Term.at(row, i)),
        Combinators.combine(Arbitraries.of(Op.values()), terms(), terms()).as(Term.Binary::new),
        Combinators.combine(terms(), terms(), terms()).as(Term.Pick::new));
  }
}
