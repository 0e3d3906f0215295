package org.dropmaster.report.promela;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;

/** Terms as Promela expressions. */
final class Formula {
  private final Variables variables;
  private final Map<Integer, Span> temps = new HashMap<>();

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

  /** The value; pointers that are followed must have been checked. */
  String value(Term term) {
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

  /** What a field's value lies in, when it is used as an index: true if that is always a field. */
  boolean inside(Cells cells, Term index) {
    Span row = new Span(cells.origin(), cells.origin() + cells.count() - 1L);
    return index instanceof Term.Alive || span(index).within(row);
  }

  private String cell(Cells cells, Term index) {
    if (index instanceof Term.Const c) {
      String name = variables.at(cells, c.value());
      return name.isEmpty() ? "0" : name;
    }
    if (cells.count() == 0) {
      return "0";
    }
    String i = value(index);
    String field = variables.at(cells, i);
    return inside(cells, index) ? field : pick(within(cells, i), field, "0");
  }

  private static String within(Cells cells, String index) {
    int last = cells.origin() + cells.count() - 1;
    return "(" + index + " >= " + cells.origin() + " && " + index + " <= " + last + ")";
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

  /** For each pointer that the term follows, in order: the rule that following it breaks, or 0. */
  List<String> faults(Term term) {
    List<String> found = new ArrayList<>();
    faults(term, "", found);
    return found;
  }

  /** Collects them, where they are followed only if the path holds. */
  private void faults(Term term, String path, List<String> found) {
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
      if (term instanceof Term.Alive a) {
        String fault = fault(a);
        found.add(path.isEmpty() ? fault : pick(path, fault, "0"));
      }
    }
  }

  private static String and(String path, String condition) {
    return path.isEmpty() ? condition : "(" + path + " && " + condition + ")";
  }

  private String fault(Term.Alive alive) {
    String pointer = value(alive.pointer());
    String phase = cell(alive.phase(), alive.pointer());
    String freed = pick("(" + phase + " != " + Machine.ALIVE + ")", used(), "0");
    return pick("(" + pointer + " == 0)", Integer.toString(Machine.NULL_DEREF), freed);
  }

  private static String used() {
    return Integer.toString(Machine.USED_AFTER_FREE);
  }
}
