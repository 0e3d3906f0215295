package org.dropmaster.explore;

import java.util.List;

/** Makes the moves of mask steps, actor after actor. */
final class MaskWalker implements TransitionSystem.Walker {
  private final MaskTable[] actors;

  /** For each step by which a state was found, for each step 1 where it is not asleep there. */
  private final byte[][] awake;

  private final long[] next = new long[1];
  private TransitionSystem.Visitor visitor = (actor, choice, state) -> {};
  private int step;

  MaskWalker(MaskSystem system) {
    if (system.steps().size() > Short.MAX_VALUE) {
      throw new IllegalArgumentException("a system has at most " + Short.MAX_VALUE + " steps");
    }
    awake = awake(system.steps());
    actors = new MaskTable[system.actors().size()];
    int first = 1;
    for (int actor = 0; actor < actors.length; actor++) {
      actors[actor] = new MaskTable(system.actors().get(actor), first);
      first += system.actors().get(actor).steps().size();
    }
  }

  /** Steps are numbered from 1, in the order in which they are made. */
  private static byte[][] awake(List<MaskStep> steps) {
    byte[][] awake = new byte[steps.size() + 1][steps.size() + 1];
    for (int by = 0; by <= steps.size(); by++) {
      for (int number = 1; number <= steps.size(); number++) {
        awake[by][number] = (byte) (asleep(number, by, steps) ? 0 : 1);
      }
    }
    return awake;
  }

  /**
   * Whether a step can be left out of a state that was found first by another: it comes before that
   * one, so it was made before it out of the state before, and what it led to there was looked up
   * and expanded earlier; the two can be exchanged, so the other one led from there to the same
   * state. One with exceptions never is: to count it takes asking for them.
   */
  private static boolean asleep(int number, int by, List<MaskStep> steps) {
    MaskStep step = steps.get(number - 1);
    return number < by && step.unless().isEmpty() && step.independent(steps.get(by - 1));
  }

  @Override
  public void expand(long[] state, TransitionSystem.Visitor to) {
    expandAwake(state, NO_STEP, to);
  }

  @Override
  public int expandAwake(long[] state, int by, TransitionSystem.Visitor to) {
    visitor = to;
    int asleep = 0;
    for (int actor = 0; actor < actors.length; actor++) {
      asleep += actors[actor].expand(state[0], awake[by], actor, this);
    }
    return asleep;
  }

  @Override
  public int step() {
    return step;
  }

  void move(int actor, int choice, int number, long after) {
    step = number;
    next[0] = after;
    visitor.move(actor, choice, next);
  }
}
