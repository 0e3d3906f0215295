package org.dropmaster.explain;

import java.util.List;
import java.util.Optional;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.program.Pool;
import org.dropmaster.state.Cells;

/** Says in words what a field is, and what a change means. */
final class Words {
  private static final List<String> BOOKKEEPING =
      List.of(
          "seen",
          "broken",
          "ended",
          "limit",
          "latch",
          "table.users",
          "epoch.latest",
          "thread.started");

  private final Scene scene;
  private final Pointers pointers;
  private final int files;

  Words(Scene scene) {
    this.scene = scene;
    this.pointers = new Pointers(scene);
    this.files = scene.instance().shape().objects("file");
  }

  /** The object that a field belongs to; empty for registers and tables. */
  static Optional<Thing> thing(Cells cells, int index) {
    int dot = cells.name().indexOf('.');
    boolean object = dot > 0 && cells.scope() != Cells.Scope.REGISTER && index > 0;
    return object
        ? Optional.of(new Thing(cells.name().substring(0, dot), index))
        : Optional.empty();
  }

  /** What happened, as half a sentence; empty for mere bookkeeping. */
  Optional<String> of(Change change) {
    String name = change.cells().name();
    if (change.cells().scope() == Cells.Scope.REGISTER) {
      return register(change);
    }
    if (BOOKKEEPING.contains(name)) {
      return Optional.empty();
    }
    if (name.startsWith("fds")) {
      return Optional.of("fd " + change.index() + " " + entry(change.after()));
    }
    int dot = name.indexOf('.');
    if (dot < 0 || name.contains(".waits")) {
      return Optional.empty();
    }
    return Optional.of(field(change, name.substring(0, dot), name.substring(dot + 1)));
  }

  /** What happened, without the bookkeeping. */
  List<String> of(List<Change> changes) {
    return changes.stream().flatMap(change -> of(change).stream()).toList();
  }

  /** What a field says in a state. */
  String fact(Cells cells, int index, long[] state) {
    int value = cells.get(state, index);
    return of(new Change(cells, index, 0, value))
        .orElseGet(() -> cells.name() + "[" + index + "] = " + value);
  }

  private Optional<String> register(Change change) {
    String name = change.cells().name();
    String short_ = name.substring(name.indexOf('.') + 1);
    boolean ofTheTest =
        name.startsWith("P")
            && change.cells().signed()
            && short_.indexOf('.') < 0
            && !short_.startsWith("ignored");
    return ofTheTest
        ? Optional.of(short_ + " = " + LitmusRun.text(change.after()))
        : Optional.empty();
  }

  private String field(Change change, String kind, String field) {
    Thing thing = new Thing(kind, change.index());
    if (scene.instance().program().lockClasses().contains(kind + "." + field)) {
      return lock(thing + "." + field, change);
    }
    return switch (kind + "." + field) {
      case "page.use" ->
          thing + List.of(" is free", " is in use", " is quarantined").get(change.after());
      case "page.content" ->
          thing + (change.after() == 0 ? " is clean" : " holds data of epoch#" + change.after());
      case "epoch.phase" ->
          thing + List.of("", " begins", " is being revoked", " has ended").get(change.after());
      case "process.killed" -> thing + " is killed";
      case "process.dead" -> thing + " is gone";
      case "thread.gone" -> "P" + change.index() + " is gone";
      case "command.state" ->
          thing + List.of(" is over", " is queued", " runs").get(change.after());
      default -> plain(change, thing, field);
    };
  }

  private String plain(Change change, Thing thing, String field) {
    if (field.equals("phase")) {
      return thing + (change.after() == Pool.ALIVE ? " is made" : " is freed");
    }
    if (field.equals("refs")) {
      return thing + " refs " + change.before() + " -> " + change.after();
    }
    if (field.startsWith("handle")) {
      return field.replace("handle", "handle ") + " of " + thing + " " + slot(change.after(), "bo");
    }
    if (field.startsWith("reader")) {
      return thing + " " + field + (change.after() == 0 ? " leaves" : " enters");
    }
    return thing + "." + field + " = " + value(thing.kind() + "." + field, change.after());
  }

  private String lock(String name, Change change) {
    return change.after() == 0
        ? name + " is free"
        : name + " is held by " + scene.actor(change.after() - 1);
  }

  /** The value of a field, {@code kind.field}, as a reader would write it. */
  String value(String field, int value) {
    return pointers
        .kind(field)
        .map(kind -> new Thing(kind, value).toString())
        .orElseGet(() -> LitmusRun.text(value));
  }

  private String entry(int entry) {
    if (entry <= 1 || entry > files + 1) {
      return entry <= 1 ? slot(entry, "file") : "-> dmabuf#" + (entry - files - 1);
    }
    return "-> file#" + (entry - 1);
  }

  private static String slot(int entry, String kind) {
    return switch (entry) {
      case 0 -> "is closed";
      case 1 -> "is reserved";
      default -> "-> " + kind + "#" + (entry - 1);
    };
  }
}
