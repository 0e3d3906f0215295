package org.dropmaster.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.program.Label;

/**
 * The blocks around the place that is being written, the innermost first: their names, what must be
 * undone when they are left, and where goto, break and continue lead.
 */
final class Scopes {
  private final Deque<Scope> open = new ArrayDeque<>();
  private final Map<String, Label> labels = new HashMap<>();
  private final Map<String, Scope> homes = new HashMap<>();

  /** Where break and continue go. */
  record Loop(Label again, Label out) {}

  private static final class Scope {
    final Map<String, Value> names = new HashMap<>();
    final Deque<Runnable> cleanups = new ArrayDeque<>();
    final Optional<Loop> loop;

    Scope(Optional<Loop> loop) {
      this.loop = loop;
    }

    void undo() {
      cleanups.forEach(Runnable::run);
    }
  }

  /** Begins a block. */
  void enter() {
    open.push(new Scope(Optional.empty()));
  }

  /** Begins what is done again and again. */
  void enter(Loop loop) {
    open.push(new Scope(Optional.of(loop)));
  }

  /** Ends the innermost block, and undoes what it holds. */
  void leave() {
    open.getFirst().undo();
    end();
  }

  /** Ends it where there is nothing left to be undone. */
  void end() {
    open.pop();
  }

  /** Undoes what all blocks hold, none of which ends here. */
  void undoAll() {
    open.forEach(Scope::undo);
  }

  void name(String name, Value value) {
    open.getFirst().names.put(name, value);
  }

  /** What a name means here; empty for what no block names. */
  Optional<Value> find(String name) {
    return open.stream()
        .flatMap(scope -> Optional.ofNullable(scope.names.get(name)).stream())
        .findFirst();
  }

  /** What the innermost block is to undo, before all that it was to undo so far. */
  void cleanup(Runnable cleanup) {
    open.getFirst().cleanups.push(cleanup);
  }

  /** The innermost block has this label. */
  Label label(String name) {
    homes.put(name, open.getFirst());
    return labels.computeIfAbsent(name, n -> new Label());
  }

  /** Undoes what lies between here and the block of a label; empty where nothing has it. */
  Optional<Label> undoUntil(String label) {
    Scope home = homes.get(label);
    if (home == null) {
      return Optional.empty();
    }
    for (Scope scope : open) {
      if (scope == home) {
        break;
      }
      scope.undo();
    }
    return Optional.ofNullable(labels.get(label));
  }

  /** Undoes what lies between here and the next round of a loop; empty where there is no loop. */
  Optional<Label> undoUntilAgain() {
    for (Scope scope : open) {
      if (scope.loop.isPresent()) {
        return Optional.of(scope.loop.get().again());
      }
      scope.undo();
    }
    return Optional.empty();
  }

  /** Undoes what lies between here and the end of a loop; empty where there is no loop. */
  Optional<Label> undoUntilOut() {
    for (Scope scope : open) {
      scope.undo();
      if (scope.loop.isPresent()) {
        return Optional.of(scope.loop.get().out());
      }
    }
    return Optional.empty();
  }
}
