package org.dropmaster.explore;

import java.util.List;

/** Makes the moves of mask steps, actor after actor. */
final class MaskWalker implements TransitionSystem.Walker {
  private final MaskTable[] actors;
  private final long[] next = new long[1];
  private TransitionSystem.Visitor visitor = (actor, choice, state) -> {};
  private int step;

  MaskWalker(MaskSystem system) {
    List<MaskStep> all = system.steps();
    actors = new MaskTable[system.actors().size()];
    int first = 1;
    for (int actor = 0; actor < actors.length; actor++) {
      actors[actor] = new MaskTable(system.actors().get(actor), all, first);
      first += system.actors().get(actor).steps().size();
    }
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
      asleep += actors[actor].expand(state[0], by, actor, this);
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
