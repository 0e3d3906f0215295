package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropmaster.kernel.Descriptors;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Pool;
import org.dropmaster.state.Cells;

/** Every process has gone, and something is still there; or a number is lost to a live one. */
final class Leak {
  private static final List<String> NEVER_LEAK = List.of("device", "process", "epoch");

  private Leak() {}

  static Finding of(History history, Rule rule) {
    List<Thing> alive = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Cells cells : history.scene().instance().program().layout().fields()) {
      for (int i = cells.origin(); i < cells.origin() + cells.count(); i++) {
        Optional<Thing> thing = Words.thing(cells, i);
        if (thing.isPresent() && leaked(history, cells, i)) {
          alive.add(thing.get());
          lines.add(made(history, cells, i, thing.get()));
        }
      }
    }
    List<Line> lost = rule == Rule.LEAKED && !allGone(history) ? lost(history) : List.of();
    if (!lost.isEmpty()) {
      return new Finding(
          "descriptor",
          Optional.empty(),
          List.of(new Section("this call has returned, and the number stays reserved:", lost)));
    }
    Optional<Thing> first = alive.stream().findFirst();
    return new Finding(
        rule == Rule.STUCK_OWNER ? "device" : first.map(Thing::kind).orElse("object"),
        first,
        List.of(new Section("every process has gone, and still there is:", lines)));
  }

  private static boolean allGone(History history) {
    return history
        .cells("process.dead")
        .filter(
            dead ->
                IntStream.range(dead.origin(), dead.origin() + dead.count())
                    .allMatch(i -> dead.get(history.end(), i) != 0))
        .isPresent();
  }

  /** Descriptors that the call of the last step has reserved, while somebody is alive. */
  private static List<Line> lost(History history) {
    List<Line> lines = new ArrayList<>();
    int actor = history.moments().get(history.last()).actor();
    for (Cells cells : history.scene().instance().program().layout().fields()) {
      for (int i = cells.origin(); i < cells.origin() + cells.count(); i++) {
        int at =
            cells.name().startsWith("fds") && cells.get(history.end(), i) == Descriptors.RESERVED
                ? history.changed(
                    cells, i, c -> c.after() == Descriptors.RESERVED, history.last() + 1)
                : -1;
        if (at >= 0 && history.moments().get(at).actor() == actor) {
          lines.add(history.line("descriptor " + i + ", by {}", at));
        }
      }
    }
    return lines;
  }

  private static boolean leaked(History history, Cells cells, int index) {
    String name = cells.name();
    boolean object =
        name.endsWith(".phase") && !NEVER_LEAK.contains(name.substring(0, name.indexOf('.')));
    return (object || name.equals("page.use")) && cells.get(history.end(), index) == Pool.ALIVE;
  }

  private static Line made(History history, Cells phase, int index, Thing thing) {
    String references =
        history
            .cells(thing.kind() + ".refs")
            .map(refs -> " with " + refs.get(history.end(), index) + " references")
            .orElse("");
    int at = history.changed(phase, index, c -> c.after() == Pool.ALIVE, history.last() + 1);
    String what = thing + references;
    return at < 0 ? Line.of(what) : history.line(what + ", made by {}", at);
  }
}
