package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Program;
import org.dropmaster.state.Cells;

/** Locks taken in both orders, kept on leaving the kernel, or let go by who did not hold them. */
final class LockFault {
  private LockFault() {}

  static Finding of(History history, Rule rule) {
    return switch (rule) {
      case LOCK_LEAKED -> kept(history);
      case BAD_UNLOCK -> notHeld(history);
      default -> inverted(history);
    };
  }

  private static Finding kept(History history) {
    Moment last = history.moments().get(history.last());
    List<Cells> held = held(history, last.actor(), last.after());
    List<Line> lines = new ArrayList<>();
    for (Cells lock : held) {
      lines.add(taken(history, lock, last.actor(), history.last() + 1));
    }
    String name = held.isEmpty() ? "lock" : held.get(0).name();
    return new Finding(
        name,
        Optional.empty(),
        List.of(
            Section.of("this call returns:", history.line("{}", history.last())),
            new Section("and still holds:", lines)));
  }

  private static Finding notHeld(History history) {
    int at =
        IntStream.iterate(history.last(), i -> i >= 0, i -> i - 1)
            .filter(i -> letsGoOfNothing(history, i))
            .findFirst()
            .orElseThrow();
    String said = history.moments().get(at).text();
    String lock = said.substring(said.indexOf('(') + 1, said.lastIndexOf(')'));
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("this lets go of " + lock + ":", history.line("{}", at)));
    letGo(history, lock, at).ifPresent(line -> sections.add(Section.of("and had done so:", line)));
    return new Finding(lock, Optional.empty(), sections);
  }

  /** Whether this is an unlock of what was not locked: statements taken as one may follow it. */
  private static boolean letsGoOfNothing(History history, int at) {
    return history.moments().get(at).text().startsWith("unlock")
        && history.changes(at).stream().noneMatch(c -> c.before() != 0 && c.after() == 0);
  }

  /** Where the same actor let go of this lock before, as it is written, or of one of that name. */
  private static Optional<Line> letGo(History history, String lock, int before) {
    int actor = history.moments().get(before).actor();
    String field = lock.substring(lock.lastIndexOf('.') + 1);
    for (int i = before - 1; i >= 0; i--) {
      boolean here =
          history.changes(i).stream()
              .anyMatch(c -> c.before() == actor + 1 && c.cells().name().endsWith("." + field));
      if (here) {
        return Optional.of(history.line("{}", i));
      }
    }
    return Optional.empty();
  }

  private static Finding inverted(History history) {
    Program program = history.scene().instance().program();
    for (int i = history.last(); i >= 0; i--) {
      Moment moment = history.moments().get(i);
      List<Cells> held = held(history, moment.actor(), moment.before());
      if (moment.step().acquires() >= 0 && !held.isEmpty()) {
        String second = program.lockClasses().get(moment.step().acquires());
        List<Line> lines = new ArrayList<>();
        for (Cells lock : held) {
          lines.add(taken(history, lock, moment.actor(), i));
        }
        String first = held.get(0).name();
        return new Finding(
            first + " and " + second,
            Optional.empty(),
            List.of(
                Section.of("this takes " + second + ":", history.line("{}", i)),
                new Section("while it holds:", lines),
                Section.of(
                    "and in another run:",
                    Line.of(
                        first
                            + " is taken, at once or in between, while "
                            + second
                            + " is held"))));
      }
    }
    return new Finding("locks", Optional.empty(), List.of());
  }

  private static Line taken(History history, Cells lock, int actor, int before) {
    for (int i = before - 1; i >= 0; i--) {
      boolean here =
          history.changes(i).stream().anyMatch(c -> c.cells() == lock && c.after() == actor + 1);
      if (here) {
        return history.line(lock.name(), i);
      }
    }
    return Line.of(lock.name());
  }

  /** The locks that an actor holds exclusively. */
  private static List<Cells> held(History history, int actor, long[] state) {
    List<Cells> found = new ArrayList<>();
    Program program = history.scene().instance().program();
    for (Cells cells : program.layout().fields()) {
      boolean lock = program.lockClasses().contains(cells.name());
      for (int i = cells.origin(); lock && i < cells.origin() + cells.count(); i++) {
        if (cells.get(state, i) == actor + 1) {
          found.add(cells);
        }
      }
    }
    return found;
  }
}
