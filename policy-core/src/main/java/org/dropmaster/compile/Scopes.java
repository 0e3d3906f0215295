package org.dropmaster.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dropmaster.program.Label;

/**
 * The blocks around the place that is being written, the innermost first: their names, what must be
 * undone when they are left, and where goto, break and continue lead.
 */
final class Scopes {
  private final Deque<Scope> open = new ArrayDeque<>();

  /** Where break and continue go. */
  record Loop(Label again, Label out) {}

  private static final class Scope {
    final Map<String, Value> names = new HashMap<>();
    final Map<String, Label> labels = new HashMap<>();
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

  /** A label of the innermost block. */
  Label label(String name) {
    return open.getFirst().labels.computeIfAbsent(name, n -> new Label());
  }

  /** Undoes what lies between here and the block of a label; empty where no block around has it. */
  Optional<Label> undoUntil(String label) {
    return undoInside(scope -> scope.labels.containsKey(label)).map(s -> s.labels.get(label));
  }

  /** Undoes what lies between here and the next round of a loop; empty where there is no loop. */
  Optional<Label> undoUntilAgain() {
    return undoInside(scope -> scope.loop.isPresent()).flatMap(s -> s.loop).map(Loop::again);
  }

  /** Undoes what lies between here and the end of a loop; empty where there is no loop. */
  Optional<Label> undoUntilOut() {
    Optional<Scope> loop = undoInside(scope -> scope.loop.isPresent());
    loop.ifPresent(Scope::undo);
    return loop.flatMap(s -> s.loop).map(Loop::out);
  }

  /** Undoes what those blocks hold that lie inside of the one meant, which is given back. */
  private Optional<Scope> undoInside(Predicate<Scope> meant) {
    for (Scope scope : open) {
      if (meant.test(scope)) {
        return Optional.of(scope);
      }
      scope.undo();
    }
    return Optional.empty();
  }
}
