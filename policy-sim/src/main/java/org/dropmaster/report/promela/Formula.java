package org.dropmaster.report.promela;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Terms as Promela expressions. */
final class Formula {
  private final Variables variables;
  private final Map<Integer, Span> temps = new HashMap<>();
  private final Map<Term, String> named = new HashMap<>();

  Formula(Variables variables) {
    this.variables = variables;
  }

  /** The variable of a temporary, which from now on has a value within these bounds. */
  String temp(Term.Temp temp, Span span) {
    temps.merge(temp.slot(), span, Span::or);
    return variables.scratch("t" + temp.slot());
  }

  Span span(Term term) {
    return Span.of(term, temps);
  }

  /** From now on this has been computed. */
  void name(Term term, String variable) {
    named.put(term, variable);
  }

  /** What has been computed may be no longer so. */
  void forget() {
    named.clear();
  }

  /** The value; pointers that are followed must have been checked. */
  String value(Term term) {
    String name = named.isEmpty() ? null : named.get(term);
    return name == null ? computed(term) : name;
  }

  private String computed(Term term) {
    if (term instanceof Term.Const c) {
      return c.value() < 0 ? "(" + c.value() + ")" : Integer.toString(c.value());
    } else if (term instanceof Term.Cell cell) {
      return cell(cell.cells(), cell.index());
    } else if (term instanceof Term.Temp temp) {
      return variables.scratch("t" + temp.slot());
    } else if (term instanceof Term.Not not) {
      return no(value(not.operand()));
    } else if (term instanceof Term.Binary b) {
      return "(" + value(b.left()) + " " + operator(b.op()) + " " + value(b.right()) + ")";
    } else if (term instanceof Term.Pick p) {
      return pick(value(p.condition()), value(p.yes()), value(p.no()));
    } else if (term instanceof Term.Alive a) {
      return value(a.pointer());
    }
    throw new IllegalStateException("a choice that nobody makes");
  }

  /** Not with an exclamation mark, two of which are another operator. */
  private static String no(String value) {
    return "(" + value + " == 0)";
  }

  static String pick(String condition, String yes, String no) {
    return "(" + condition + " -> " + yes + " : " + no + ")";
  }

  private static Span row(Cells cells) {
    return new Span(cells.origin(), cells.origin() + cells.count() - 1L);
  }

  private String cell(Cells cells, Term index) {
    return cell(cells, index, span(index));
  }

  /** The field at an index that has one of these values. */
  private String cell(Cells cells, Term index, Span span) {
    if (index instanceof Term.Const c) {
      String name = variables.at(cells, c.value());
      return name.isEmpty() ? "0" : name;
    }
    if (cells.count() == 0) {
      return "0";
    }
    String i = value(index);
    String field = variables.at(cells, i);
    boolean inside = index instanceof Term.Alive || span.within(row(cells));
    return inside ? field : pick(within(cells, i, span), field, "0");
  }

  /** Whether an index that may lie outside lies inside. */
  private static String within(Cells cells, String index, Span span) {
    int last = cells.origin() + cells.count() - 1;
    String low = "(" + index + " >= " + cells.origin() + ")";
    String high = "(" + index + " <= " + last + ")";
    if (span.high() <= last) {
      return low;
    }
    return span.low() >= cells.origin() ? high : "(" + low + " && " + high + ")";
  }

  private static String operator(Term.Op op) {
    return switch (op) {
      case AND -> "&&";
      case OR -> "||";
      case EQ -> "==";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case ADD -> "+";
      case SUB -> "-";
      case MEET -> "&";
      case JOIN -> "|";
      case SHL -> "<<";
    };
  }

  /**
   * A pointer that is followed.
   *
   * @param path when; empty for always
   * @param rule what following it breaks, or 0
   */
  record Fault(String path, String rule) {
    @Override
    public String toString() {
      return path.isEmpty() ? rule : pick(path, rule, "0");
    }
  }

  /** Each pointer that the term follows, in order, once. */
  Set<Fault> faults(Term term) {
    Set<Fault> found = new LinkedHashSet<>();
    faults(term, "", found);
    return found;
  }

  /** Collects them, where they are followed only if the path holds. */
  private void faults(Term term, String path, Set<Fault> found) {
    if (term.harmless()) {
      return;
    }
    if (term instanceof Term.Binary b && (b.op() == Term.Op.AND || b.op() == Term.Op.OR)) {
      faults(b.left(), path, found);
      String left = value(b.left());
      faults(b.right(), and(path, b.op() == Term.Op.AND ? left : no(left)), found);
    } else if (term instanceof Term.Pick p) {
      faults(p.condition(), path, found);
      faults(p.yes(), and(path, value(p.condition())), found);
      faults(p.no(), and(path, no(value(p.condition()))), found);
    } else {
      term.parts().forEach(part -> faults(part, path, found));
      if (term instanceof Term.Alive a && !found.contains(new Fault("", fault(a)))) {
        found.add(new Fault(path, fault(a)));
      }
    }
  }

  private static String and(String path, String condition) {
    return path.isEmpty() ? condition : "(" + path + " && " + condition + ")";
  }

  private String fault(Term.Alive alive) {
    String pointer = value(alive.pointer());
    Span span = span(alive.pointer());
    Span set = span.low() == 0 ? new Span(1, span.high()) : span;
    String phase = cell(alive.phase(), alive.pointer(), set);
    String freed = pick("(" + phase + " != " + Machine.ALIVE + ")", used(), "0");
    return pick("(" + pointer + " == 0)", Integer.toString(Machine.NULL_DEREF), freed);
  }

  private static String used() {
    return Integer.toString(Machine.USED_AFTER_FREE);
  }
}
