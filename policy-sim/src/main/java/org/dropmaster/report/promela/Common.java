package org.dropmaster.report.promela;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Step;

/**
 * The steps of an actor that many moves go on with, and that are therefore written once: those that
 * happen together with the step before them, and those that a choice leads to.
 *
 * <p>Behind the first of them nothing can fault any more, so that the move's first part alone has
 * to put back what it has written.
 */
final class Common {
  private final Frame frame;
  private final Chain chain;
  private final Set<Integer> steps = new TreeSet<>();

  Common(Frame frame, Chain chain) {
    this.frame = frame;
    this.chain = chain;
    Set<Integer> chosen = chosen();
    for (int pc = 0; pc < chain.routine().steps().size(); pc++) {
      if ((chain.follows(pc) || chosen.contains(pc)) && calm(pc)) {
        steps.add(pc);
      }
    }
    boolean fewer = true;
    while (fewer) {
      fewer = steps.removeIf(pc -> chain.exits(pc).stream().anyMatch(this::mayFault));
    }
  }

  boolean has(int pc) {
    return steps.contains(pc);
  }

  /** Them all, in the order of the table. */
  Set<Integer> steps() {
    return steps;
  }

  /** The steps that a move comes to only by a choice that happens together with them. */
  private Set<Integer> chosen() {
    Set<Integer> chosen = new TreeSet<>();
    Set<Integer> others = new TreeSet<>(Set.of(0));
    for (int pc = 0; pc < chain.routine().steps().size(); pc++) {
      boolean chooses = chain.step(pc).fuse() == Step.Fuse.AFTER;
      (chooses ? chosen : others).addAll(chain.exits(pc));
    }
    chosen.removeAll(others);
    chosen.removeIf(pc -> chain.step(pc).choices() > 1 || !chain.step(pc).guard().harmless());
    chosen.removeIf(pc -> chain.step(pc).fuse() != Step.Fuse.NONE);
    return chosen;
  }

  private boolean mayFault(int next) {
    return chain.follows(next) && !steps.contains(next);
  }

  private boolean calm(int pc) {
    return calm(chain.step(pc).effects());
  }

  private boolean calm(List<Effect> effects) {
    return effects.stream().allMatch(this::calm);
  }

  private boolean calm(Effect effect) {
    if (effect instanceof Effect.Set set) {
      return set.index().harmless() && set.value().harmless();
    } else if (effect instanceof Effect.Let let) {
      return let.value().harmless();
    } else if (effect instanceof Effect.When when) {
      return when.condition().harmless() && calm(when.yes()) && calm(when.no());
    } else if (effect instanceof Effect.Ghost ghost) {
      return calm(ghost.effects());
    } else {
      return !(effect instanceof Effect.Raise raise) || !frame.fatal(raise.rule());
    }
  }
}
