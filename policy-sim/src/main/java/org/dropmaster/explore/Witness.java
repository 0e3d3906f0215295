package org.dropmaster.explore;

import java.util.List;

/** A run from the initial state: who moved, which of its moves, and the state after each. */
public final class Witness {
  private final List<Choice> choices;
  private final long[][] states;

  /** Which move was taken: actor, and which of that actor's moves, counted from 0. */
  public record Choice(int actor, int choice) {}

  private Witness(List<Choice> choices, long[][] states) {
    this.choices = choices;
    this.states = states;
  }

  /** Takes these choices from the initial state; refuses one that is not enabled there. */
  public static Witness of(TransitionSystem system, List<Choice> choices) {
    long[][] states = new long[choices.size() + 1][system.words()];
    system.initial(states[0]);
    Stepper stepper = new Stepper(system);
    for (int i = 0; i < choices.size(); i++) {
      if (!stepper.step(states[i], choices.get(i), states[i + 1])) {
        throw new IllegalArgumentException("move " + i + " is not enabled: " + choices.get(i));
      }
    }
    return new Witness(List.copyOf(choices), states);
  }

  /** How many moves. */
  public int length() {
    return choices.size();
  }

  /** The moves in order. */
  public List<Choice> choices() {
    return choices;
  }

  /** Copies the state after so many moves; 0 is the initial one. */
  public void state(int moves, long[] into) {
    System.arraycopy(states[moves], 0, into, 0, states[moves].length);
  }
}
