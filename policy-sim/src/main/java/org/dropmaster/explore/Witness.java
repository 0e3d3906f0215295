package org.dropmaster.explore;

import java.util.Arrays;
import java.util.List;

/**
 * A run from the initial state: who moved, which of its moves, and the state after each. One that
 * never ends is a stem and a loop.
 */
public final class Witness {
  private final List<Choice> choices;
  private final long[][] states;
  private final int loop;

  /** Which move was taken: actor, and which of that actor's moves, counted from 0. */
  public record Choice(int actor, int choice) {}

  private Witness(List<Choice> choices, long[][] states, int loop) {
    this.choices = choices;
    this.states = states;
    this.loop = loop;
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
    return new Witness(List.copyOf(choices), states, choices.size());
  }

  /** The same run, of which the moves behind so many come again for ever. */
  public Witness looping(int from) {
    if (from >= length() || !Arrays.equals(states[from], states[length()])) {
      throw new IllegalArgumentException("the run does not come back to where it was");
    }
    return new Witness(choices, states, from);
  }

  /** Behind how many moves the loop begins; all of them where the run ends. */
  public int loop() {
    return loop;
  }

  /** Whether the run never ends. */
  public boolean endless() {
    return loop < length();
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
