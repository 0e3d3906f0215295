package org.dropmaster.stress;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;

/** Who waits for whom in one state. */
public record Standoff(List<Waiter> waiters) {
  /**
   * One actor.
   *
   * @param actor its name
   * @param place where its next step comes from
   * @param step what that step is
   * @param why what it waits for
   */
  public record Waiter(String actor, String place, String step, String why) {}

  /** Keeps its own copy. */
  public Standoff {
    waiters = List.copyOf(waiters);
  }

  /** Looks at every actor in a state. */
  public static Standoff of(Program program, long[] state) {
    Machine machine = new Machine(program);
    List<Waiter> waiters = new ArrayList<>();
    for (Routine routine : program.routines()) {
      Step next = next(routine, routine.pc().get(state, 0));
      boolean[] moves = {false};
      machine.moves(routine.number(), state, (actor, choice, to) -> moves[0] = true);
      String why = moves[0] ? "can go on" : why(program, machine, next, state);
      waiters.add(new Waiter(routine.actor(), next.origin().place(), next.origin().text(), why));
    }
    return new Standoff(waiters);
  }

  /** Behind a choice stands the step that it is made for. */
  private static Step next(Routine routine, int pc) {
    Step step = routine.steps().get(pc);
    while (step.fuse() == Step.Fuse.AFTER) {
      step = routine.steps().get(step.next().pc());
    }
    return step;
  }

  private static String why(Program program, Machine machine, Step step, long[] state) {
    if (program.ended().get(state, 0) != 0) {
      return "the run has been ended";
    } else if (step.guard().is(0)) {
      return "is done";
    } else if (step.acquires() < 0) {
      return "waits for its condition";
    }
    List<String> holders = holders(program, machine, step.acquires(), state);
    return "waits for "
        + program.lockClasses().get(step.acquires())
        + (holders.isEmpty() ? "" : ", held by " + String.join(", ", holders));
  }

  private static List<String> holders(
      Program program, Machine machine, int lockClass, long[] state) {
    List<String> names = new ArrayList<>();
    for (Routine routine : program.routines()) {
      boolean holds =
          program.locks().stream()
              .filter(held -> held.lockClass() == lockClass)
              .anyMatch(held -> machine.value(held.holder().get(routine.number()), state) != 0);
      if (holds) {
        names.add(routine.actor());
      }
    }
    return names;
  }

  /** A line an actor, in columns. */
  public String text() {
    int name = waiters.stream().mapToInt(w -> w.actor().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (Waiter waiter : waiters) {
      out.append("  ").append(waiter.actor());
      out.append(" ".repeat(name - waiter.actor().length() + 2)).append(waiter.why());
      if (!waiter.why().equals("is done")) {
        out.append(", at ").append(waiter.place()).append("  ").append(waiter.step());
      }
      out.append('\n');
    }
    return out.toString();
  }
}
