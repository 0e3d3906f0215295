package org.dropmaster.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.dropmaster.state.Cells;

/**
 * A random small program, kept as numbers so that a failing one shrinks: for each actor its lines.
 */
record Sketch(List<List<Line>> actors) {
  /** What a line does. */
  enum Kind {
    SET,
    ALSO,
    UNLESS,
    AWAIT,
    CHOOSE,
    PREFIX,
    FOLLOW,
    AGAIN
  }

  /** One line: to which field, from which, and how far an UNLESS goes forward. */
  record Line(Kind kind, int to, int from, int also, int ahead) {
    Line alone() {
      return kind == Kind.ALSO ? new Line(Kind.SET, to, from, also, ahead) : this;
    }
  }

  /** The fields that every sketch has, and the program. */
  record Drawn(Program program, List<Cells> shared) {
    /** What others can see of a state. */
    List<Integer> seen(long[] state) {
      List<Integer> values = new ArrayList<>();
      for (Cells cells : shared) {
        for (int i = 0; i < cells.count(); i++) {
          values.add(cells.get(state, cells.origin() + i));
        }
      }
      values.add(program.broken().get(state, Machine.NULL_DEREF));
      values.add(program.broken().get(state, Machine.USED_AFTER_FREE));
      return values;
    }
  }

  /** The same with moments of their own for what ALSO joins to the line before. */
  Sketch withoutAlso() {
    return new Sketch(
        actors.stream().map(lines -> lines.stream().map(Line::alone).toList()).toList());
  }

  /** The program, after its routines were changed. */
  Drawn draw(Function<Routine, Routine> change) {
    return draw(change, List.of(), false);
  }

  /** The program in which every register has bits of its own. */
  Drawn drawApart(Function<Routine, Routine> change) {
    return draw(change, List.of(), true);
  }

  /** The program with watches that set a latch once {@code x == y}. */
  Drawn draw(Function<Routine, Routine> change, List<Cells> latch, boolean apart) {
    Tiny tiny = new Tiny();
    Cells x = tiny.shared("x", 3);
    Cells y = tiny.shared("y", 3);
    Cells row = tiny.layout.shared("row", 1, 3, 3);
    Cells phase = tiny.layout.shared("phase", 1, 3, Pool.FREED);
    tiny.setup(Effect.set(x, Term.of(1)));
    tiny.setup(Effect.set(phase, Term.of(1), Term.of(Pool.ALIVE)));
    tiny.setup(Effect.set(phase, Term.of(2), Term.of(Pool.FREED)));
    if (!latch.isEmpty()) {
      Cells flag = tiny.layout.ghost("latch", 0, 1, 1);
      tiny.watch(Effect.when(Term.of(x).eq(Term.of(y)), Effect.set(flag, Term.TRUE)));
      latch.set(0, flag);
    }
    List<Routine> routines = new ArrayList<>();
    for (List<Line> lines : actors) {
      Code code = tiny.actor();
      Pen pen = new Pen(code, x, y, row, phase);
      if (apart) {
        code.apart(pen.r());
        code.apart(pen.s());
      }
      pen.write(lines);
      routines.add(change.apply(code.routine()));
    }
    return new Drawn(tiny.program(routines), List.of(x, y, row, phase));
  }

  /** Writes the lines of one actor. */
  private record Pen(Code code, Cells x, Cells y, Cells row, Cells phase, Cells r, Cells s) {
    Pen(Code code, Cells x, Cells y, Cells row, Cells phase) {
      this(code, x, y, row, phase, code.register("r", 3), code.register("s", 3));
    }

    void write(List<Line> lines) {
      List<Label> places = new ArrayList<>();
      for (int i = 0; i <= lines.size(); i++) {
        places.add(new Label());
      }
      code.step(Effect.set(x, Term.of(x))); // what is joined to no step is done before the run
      for (int i = 0; i < lines.size(); i++) {
        code.place(places.get(i));
        int ahead = Math.min(lines.size(), i + 1 + lines.get(i).ahead());
        line(lines.get(i), places.get(0), places.get(ahead));
      }
      code.place(places.get(lines.size()));
    }

    private void line(Line line, Label first, Label ahead) {
      Term from = value(line.from());
      switch (line.kind()) {
        case SET -> code.step(set(line.to(), from));
        case ALSO -> code.also(List.of(set(line.to(), from)));
        case UNLESS -> code.unless(from.eq(value(line.also())), ahead);
        case AWAIT -> code.await(from.ne(value(line.also())), set(line.to(), from));
        case CHOOSE -> code.choose(2, Term.TRUE, List.of(set(line.to(), new Term.Choice())));
        case PREFIX -> code.prefix(2, Term.TRUE, List.of(Effect.set(r, new Term.Choice().plus(1))));
        case FOLLOW -> code.step(set(line.to(), Term.at(row, new Term.Alive(from, phase))));
        case AGAIN -> code.step(set(line.to() % 3, from), new Effect.Goto(first));
      }
    }

    private Effect set(int to, Term value) {
      return switch (to) {
        case 0 -> Effect.set(x, value);
        case 1 -> Effect.set(y, value);
        case 2 -> Effect.set(row, Term.of(r).eq(0).pick(Term.of(1), Term.of(r)), value);
        case 3 -> Effect.set(r, value);
        case 4 -> Effect.set(s, value);
        default ->
            new Effect.When(
                Term.of(s).ne(0),
                List.of(Effect.set(r, value)),
                List.of(Effect.set(row, Term.of(2), value)));
      };
    }

    private Term value(int from) {
      return switch (from) {
        case 0 -> Term.of(x);
        case 1 -> Term.of(y);
        case 2 -> Term.at(row, Term.of(s));
        case 3 -> Term.of(r);
        case 4 -> Term.of(s);
        case 5 -> Term.of(r).eq(Term.of(x));
        case 6 -> Term.of(x).pick(Term.of(s), Term.of(2));
        default -> Term.of(from - 7);
      };
    }
  }

  static Arbitrary<Sketch> any() {
    Arbitrary<Line> line =
        Combinators.combine(
                Arbitraries.of(Kind.values()),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 10),
                Arbitraries.integers().between(0, 10),
                Arbitraries.integers().between(0, 3))
            .as(Line::new);
    return line.list().ofMaxSize(7).list().ofMinSize(1).ofMaxSize(3).map(Sketch::new);
  }
}
