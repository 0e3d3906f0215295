package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds, backwards, the moves by which a state was first found. */
final class Backtrack {
  private final TransitionSystem system;
  private final TransitionSystem.Walker walker;
  private final Arena arena;
  private final Parents parents;
  private final long[] parent;

  Backtrack(TransitionSystem system, Arena arena, Parents parents) {
    this.system = system;
    this.walker = system.walker();
    this.arena = arena;
    this.parents = parents;
    this.parent = new long[system.words()];
  }

  Witness witness(int id) {
    List<Witness.Choice> choices = new ArrayList<>();
    for (int at = id; at != 0; ) {
      Arrival arrival = arrival(at);
      choices.add(arrival.choice());
      at = arrival.from();
    }
    Collections.reverse(choices);
    Witness witness = Witness.of(system, choices);
    witness.state(witness.length(), parent);
    system.represent(parent);
    if (!arena.same(id, parent, 0)) {
      throw new IllegalStateException("the run does not lead to state " + id);
    }
    return witness;
  }

  private record Arrival(int from, Witness.Choice choice) {}

  /** The first move of the first state that leads there is the one the search took. */
  private Arrival arrival(int id) {
    for (int from = parents.earliest(id); from <= parents.latest(id); from++) {
      Witness.Choice choice = choice(from, id);
      if (choice != null) {
        return new Arrival(from, choice);
      }
    }
    throw new IllegalStateException("no state leads to state " + id);
  }

  private Witness.@Nullable Choice choice(int from, int to) {
    arena.get(from, parent);
    Witness.@Nullable Choice[] first = new Witness.Choice[1];
    walker.expand(
        parent,
        (actor, choice, next) -> {
          if (first[0] == null && arena.same(to, next, 0)) {
            first[0] = new Witness.Choice(actor, choice);
          }
        });
    return first[0];
  }
}
