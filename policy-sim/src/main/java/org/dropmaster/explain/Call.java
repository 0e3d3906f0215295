package org.dropmaster.explain;

import java.util.Optional;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.program.Origin;
import org.dropmaster.program.Program;
import org.dropmaster.state.Cells;

/**
 * A call of user space, or what the kernel does for itself.
 *
 * @param actor who makes it
 * @param number which statement of the run it begins with
 * @param origin the line of the test
 */
record Call(int actor, int number, Origin origin) {
  /** The call without the register that takes its result. */
  String text() {
    String text = origin.text();
    if (text.startsWith("the thread ")) {
      return "exit";
    }
    int equals = text.indexOf(" = ");
    int open = text.indexOf('(');
    return equals >= 0 && (open < 0 || equals < open) ? text.substring(equals + 3) : text;
  }

  /** What a statement inside it is said to be in: the ioctl's command, or the call's name. */
  String name() {
    String text = text();
    int open = text.indexOf('(');
    if (open < 0) {
      return text;
    }
    String[] words = text.substring(open + 1).replace(")", "").split(",", -1);
    return text.startsWith("ioctl(") && words.length > 1
        ? words[1].strip()
        : text.substring(0, open);
  }

  /** {@code file:line}, without folders. */
  String place() {
    String place = origin.place();
    return origin.line() == 0 ? "" : place.substring(place.lastIndexOf('/') + 1);
  }

  /** The result as a test writes it; empty if it goes to no register. */
  Optional<String> result(Program program, long[] state) {
    String text = origin.text();
    int equals = text.indexOf(" = ");
    if (equals < 0 || text().equals(text)) {
      return Optional.empty();
    }
    String register =
        program.routines().get(actor).actor() + "." + text.substring(0, equals).strip();
    for (Cells cells : program.layout().fields()) {
      if (cells.name().equals(register)) {
        return Optional.of(LitmusRun.text(cells.get(state, 0)));
      }
    }
    return Optional.empty();
  }
}
