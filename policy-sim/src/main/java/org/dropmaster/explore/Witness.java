package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * Takes these choices from the initial state; refuses one that is not enabled there. Where states
   * stand for others, it is a run of the system that is shown.
   */
  public static Witness of(TransitionSystem system, List<Choice> choices) {
    Witness taken = taken(system, choices);
    return system.shown() == system ? taken : new Shown(system).of(taken);
  }

  private static Witness taken(TransitionSystem system, List<Choice> choices) {
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

  /** Takes, out of each state, the first move to a state for which that of a run stands. */
  private static final class Shown {
    private final TransitionSystem system;
    private final TransitionSystem.Walker walker;
    private final long[] copy;
    private @Nullable Choice first;

    Shown(TransitionSystem system) {
      this.system = system;
      this.walker = system.shown().walker();
      this.copy = new long[system.words()];
    }

    Witness of(Witness run) {
      List<Choice> choices = new ArrayList<>();
      long[] state = new long[copy.length];
      system.shown().initial(state);
      for (int i = 1; i <= run.length(); i++) {
        choices.add(move(state, run.states[i]));
      }
      return taken(system.shown(), choices);
    }

    private Choice move(long[] state, long[] wanted) {
      long[] from = state.clone();
      first = null;
      walker.expand(
          from,
          (actor, choice, next) -> {
            System.arraycopy(next, 0, copy, 0, copy.length);
            system.represent(copy);
            if (first == null && Arrays.equals(copy, wanted)) {
              first = new Choice(actor, choice);
              System.arraycopy(next, 0, state, 0, copy.length);
            }
          });
      if (first == null) {
        throw new IllegalStateException("a state stands for one that cannot be reached");
      }
      return first;
    }
  }

  /** Copies the state after so many moves; 0 is the initial one. */
  public void state(int moves, long[] into) {
    System.arraycopy(states[moves], 0, into, 0, states[moves].length);
  }
}
