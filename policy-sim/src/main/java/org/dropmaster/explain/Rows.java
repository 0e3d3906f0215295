package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Step;
import org.dropmaster.state.Cells;

/** The rows of the lanes: a whole call in one, of an interrupted one the steps that matter. */
final class Rows {
  private static final int MOST_OF_A_BLOCK = 4;

  private final History history;
  private final Optional<Thing> object;
  private final int end;
  private final List<Row> rows = new ArrayList<>();

  private Rows(History history, Optional<Thing> object, int end) {
    this.end = end;
    this.history = history;
    this.object = object;
  }

  /** The rows of a run up to a statement. */
  static List<Row> of(History history, Optional<Thing> object, int end) {
    Rows rows = new Rows(history, object, end);
    for (Block block : Block.of(history)) {
      if (block.end() <= end) {
        rows.block(block);
      } else if (block.first() < end) {
        rows.block(new Block(block.call(), block.first(), end, false));
      }
    }
    return rows.rows;
  }

  private void block(Block block) {
    if (!history.isUser(block.call().actor())) {
      kernel(block);
    } else if (block.whole()) {
      String result =
          block
              .call()
              .result(
                  history.scene().instance().program(),
                  history.moments().get(block.end() - 1).after())
              .map(r -> " -> " + r)
              .orElse("");
      add(block, block.call().text() + result, block.first(), block.end());
    } else {
      parts(block);
    }
  }

  /** What others do is no call: what they changed says it. */
  private void kernel(Block block) {
    int last = lastVisible(block);
    String text =
        history.moments().get(last).written()
            ? history.moments().get(last).text()
            : said(last).orElse(history.moments().get(last).text());
    add(block, text, block.first(), block.end());
  }

  private Optional<String> said(int moment) {
    return history.changes(moment).stream()
        .filter(c -> c.cells().scope() == Cells.Scope.SHARED)
        .flatMap(c -> history.words().of(c).stream())
        .findFirst();
  }

  private void parts(Block block) {
    List<Integer> shown =
        IntStream.range(block.first(), block.end())
            .filter(
                i ->
                    i == lastVisible(block) || i == block.end() - 1 && atFault(block) || touches(i))
            .boxed()
            .collect(Collectors.toCollection(ArrayList::new));
    while (shown.size() > MOST_OF_A_BLOCK) {
      shown.remove(0);
    }
    int from = block.first();
    for (int at : shown) {
      add(block, block.call().name() + ": " + statement(at), from, at + 1);
      from = at + 1;
    }
  }

  private boolean atFault(Block block) {
    return block.end() == end;
  }

  /** A statement without what its call's name says already. */
  private String statement(int at) {
    Moment moment = history.moments().get(at);
    String name = history.call(at).name();
    if (moment.written()) {
      return moment.text().equals(history.call(at).origin().text()) ? "enter" : value(at);
    }
    String told = without("ioctl ", moment.text());
    return told.equals(name) ? "enter" : without(name + ": ", told);
  }

  private static String without(String beginning, String text) {
    return text.startsWith(beginning) ? text.substring(beginning.length()) : text;
  }

  /** {@code x = f()} with the number that it gave: {@code f() -> 4}. */
  private String value(int at) {
    String text = history.moments().get(at).text();
    int equals = text.indexOf(" = ");
    String actor = history.scene().actor(history.moments().get(at).actor());
    String local = actor + "." + text.substring(0, Math.max(0, equals)) + ".";
    return history.changes(at).stream()
        .filter(c -> equals > 0 && c.cells().signed() && c.cells().name().startsWith(local))
        .findFirst()
        .map(c -> text.substring(equals + 3) + " -> " + LitmusRun.text(c.after()))
        .orElse(text);
  }

  private boolean touches(int at) {
    return object.isPresent()
        && history.changes(at).stream()
            .anyMatch(c -> Words.thing(c.cells(), c.index()).equals(object));
  }

  /** The last statement that is a moment of its own: what the others find. */
  private int lastVisible(Block block) {
    for (int i = block.end() - 1; i >= block.first(); i--) {
      if (history.moments().get(i).step().fuse() == Step.Fuse.NONE) {
        return i;
      }
    }
    return block.end() - 1;
  }

  private void add(Block block, String text, int from, int end) {
    rows.add(new Row(block.call().actor(), text, object.map(o -> fate(o, from, end)).orElse("")));
  }

  /** What became of the object between two statements: its references, or that it was freed. */
  private String fate(Thing thing, int from, int end) {
    String references = "";
    String note = "";
    List<String> fields = new ArrayList<>();
    for (int i = from; i < end; i++) {
      for (Change c : history.changes(i)) {
        String name = c.cells().name();
        if (Words.thing(c.cells(), c.index()).filter(thing::equals).isEmpty()) {
          continue;
        }
        if (name.endsWith(".refs")) {
          references = Integer.toString(c.after());
        } else if (name.endsWith(".phase")) {
          note = c.after() == Pool.FREED ? "  <-- freed" : "";
        } else if (c.cells().scope() == Cells.Scope.SHARED && c.after() != 0) {
          history.words().of(c).ifPresent(w -> fields.add(w.substring(w.indexOf('.') + 1)));
        }
      }
    }
    return note.isEmpty() && references.isEmpty() && !fields.isEmpty()
        ? fields.get(0)
        : references + note;
  }
}
