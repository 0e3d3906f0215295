package org.dropmaster.report;

import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Access;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.state.Cells;

/** The step table and the layout of a program, for those who want to see what is run. */
public final class ProgramText {
  private ProgramText() {}

  /** Every step of every actor: its line, how it joins its neighbours, what it reads and writes. */
  public static String steps(Program program) {
    StringBuilder out = new StringBuilder();
    for (Routine routine : program.routines()) {
      out.append(routine.actor()).append('\n');
      for (int pc = 0; pc < routine.steps().size(); pc++) {
        step(out, pc, routine.steps().get(pc), routine.access().get(pc));
      }
    }
    return out.toString();
  }

  private static void step(StringBuilder out, int pc, Step step, Access access) {
    String fuse =
        switch (step.fuse()) {
          case NONE -> " ";
          case BEFORE -> "^";
          case AFTER -> "v";
        };
    out.append(
        String.format("%5d %s %s  %s%n", pc, fuse, step.origin().place(), step.origin().text())
            .replace("\r", ""));
    if (step.choices() > 1) {
      out.append("          choices ").append(step.choices()).append('\n');
    }
    fields(out, "reads", access.reads());
    fields(out, "writes", access.writes());
  }

  private static void fields(StringBuilder out, String what, Set<Access.Field> fields) {
    Set<String> names = new TreeSet<>();
    for (Access.Field field : fields) {
      String index = field.index() == Access.ANY ? "[*]" : "[" + field.index() + "]";
      names.add(field.cells().name() + (field.cells().count() == 1 ? "" : index));
    }
    if (!names.isEmpty()) {
      out.append("          ")
          .append(what)
          .append(' ')
          .append(String.join(" ", names))
          .append('\n');
    }
  }

  /** Every field of the packed state with its place. */
  public static String layout(Program program) {
    StringBuilder out = new StringBuilder();
    out.append(program.layout().words()).append(" longs, ");
    out.append(program.layout().bits()).append(" bits used\n");
    for (Cells cells : program.layout().fields()) {
      if (cells.count() > 0) {
        out.append(
            String.format(
                "word %d bit %2d: %d x %d bits  %s %s%n",
                cells.word(cells.origin()),
                cells.shift(cells.origin()),
                cells.count(),
                cells.bits(),
                cells.name(),
                scope(cells)));
      }
    }
    return out.toString().replace("\r", "");
  }

  private static String scope(Cells cells) {
    return switch (cells.scope()) {
      case SHARED -> "";
      case REGISTER -> "register";
      case GHOST -> "ghost";
    };
  }
}
