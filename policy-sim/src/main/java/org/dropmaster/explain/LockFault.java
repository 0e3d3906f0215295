package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Program;
import org.dropmaster.state.Cells;

/** Locks taken in both orders, kept on leaving the kernel, or let go by who did not hold them. */
final class LockFault {
  private static final String READER = ".reader";

  private LockFault() {}

  static Finding of(History history, Rule rule) {
    return rule == Rule.LOCK_LEAKED ? kept(history) : notHeld(history);
  }

  private static Finding kept(History history) {
    Moment last = history.moments().get(history.last());
    List<Cells> held = held(history, last.actor(), last.after());
    List<Line> lines = new ArrayList<>();
    for (Cells lock : held) {
      lines.add(taken(history, lock, last.actor(), history.last() + 1));
    }
    String name = held.isEmpty() ? "lock" : name(held.get(0));
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
    return new Finding(lock, Optional.empty(), sections, OptionalInt.of(at));
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

  /**
   * A lock that is taken while another one is held.
   *
   * @param at which statement takes it
   */
  private record Taking(History history, int at, String lock, List<Cells> held) {
    Section takes(String where) {
      return Section.of(where + "this takes " + lock + ":", history.line("{}", at));
    }

    Section holds() {
      int actor = history.moments().get(at).actor();
      return new Section(
          "while it holds:", held.stream().map(lock -> taken(history, lock, actor, at)).toList());
    }
  }

  /** The last one in a run. */
  private static Optional<Taking> taking(History history) {
    Program program = history.scene().instance().program();
    for (int i = history.last(); i >= 0; i--) {
      Moment moment = history.moments().get(i);
      List<Cells> held = held(history, moment.actor(), moment.before());
      if (moment.step().acquires() >= 0 && !held.isEmpty()) {
        String lock = program.lockClasses().get(moment.step().acquires());
        return Optional.of(new Taking(history, i, lock, held));
      }
    }
    return Optional.empty();
  }

  /** Locks that a run takes in one order, and other runs in another one. */
  static Finding inverted(History history, List<History> others) {
    Optional<Taking> one = taking(history);
    List<Taking> beside = others.stream().flatMap(other -> taking(other).stream()).toList();
    if (one.isEmpty()) {
      return new Finding("locks", Optional.empty(), List.of());
    }
    String second = one.get().lock();
    String first =
        beside.isEmpty()
            ? name(one.get().held().get(0))
            : beside.get(beside.size() - 1).lock(); // which closes the cycle
    List<Section> sections = new ArrayList<>(List.of(one.get().takes(""), one.get().holds()));
    for (Taking other : beside) {
      sections.add(other.takes("and in another run "));
      sections.add(other.holds());
    }
    return new Finding(
        first + " and " + second, Optional.empty(), sections, OptionalInt.of(one.get().at()));
  }

  private static Line taken(History history, Cells lock, int actor, int before) {
    for (int i = before - 1; i >= 0; i--) {
      boolean here =
          history.changes(i).stream()
              .anyMatch(c -> c.cells() == lock && holds(lock, actor, c.after()));
      if (here) {
        return history.line(name(lock), i);
      }
    }
    return Line.of(name(lock));
  }

  /** The class of a lock, of which these say who holds it exclusively, or whether one reads. */
  private static String name(Cells lock) {
    int reader = lock.name().indexOf(READER);
    return reader < 0 ? lock.name() : lock.name().substring(0, reader);
  }

  private static boolean holds(Cells lock, int actor, long value) {
    return lock.name().contains(READER)
        ? lock.name().endsWith(READER + actor) && value != 0
        : value == actor + 1;
  }

  /** The locks that an actor holds in any way. */
  private static List<Cells> held(History history, int actor, long[] state) {
    List<Cells> found = new ArrayList<>();
    Program program = history.scene().instance().program();
    for (Cells cells : program.layout().fields()) {
      boolean lock = program.lockClasses().contains(name(cells));
      for (int i = cells.origin(); lock && i < cells.origin() + cells.count(); i++) {
        if (holds(cells, actor, cells.get(state, i))) {
          found.add(cells);
        }
      }
    }
    return found;
  }
}
