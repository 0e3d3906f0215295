package org.dropmaster.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that each goto goes forward, out of blocks but not into one, and not over a guard. */
final class Jumps {
  private final Diagnostics problems;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Map<String, Statement.Label> anywhere = new HashMap<>();

  /** A block that is being walked through, and how far. */
  private static final class Level {
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<Integer> guardsBefore = new ArrayList<>();
    private int at;

    private int guards(int from, int to) {
      return guardsBefore.get(to) - guardsBefore.get(from);
    }
  }

  Jumps(Statement.Block body, Diagnostics problems) {
    this.problems = problems;
    collect(body);
    enter(body);
  }

  private void collect(Statement.Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Label label) {
        anywhere.putIfAbsent(label.name(), label);
      } else if (statement instanceof Statement.If test) {
        collect(test.yes());
        test.no().ifPresent(this::collect);
      } else if (statement instanceof Statement.ForEach each) {
        collect(each.body());
      } else if (statement instanceof Statement.ScopedGuard guard) {
        collect(guard.body());
      } else if (statement instanceof Statement.Block inner) {
        collect(inner);
      }
    }
  }

  void enter(Statement.Block block) {
    Level level = new Level();
    int guards = 0;
    for (int i = 0; i < block.statements().size(); i++) {
      level.guardsBefore.add(guards);
      guards += block.statements().get(i) instanceof Statement.Guard ? 1 : 0;
      if (block.statements().get(i) instanceof Statement.Label label) {
        level.labels.putIfAbsent(label.name(), i);
      }
    }
    level.guardsBefore.add(guards);
    levels.push(level);
  }

  void leave() {
    levels.pop();
  }

  /** Notes the statement that the innermost block is at. */
  void at(int index) {
    levels.element().at = index;
  }

  void check(Statement.Goto jump) {
    boolean held = false;
    for (Level level : levels) {
      Optional<Integer> to = Optional.ofNullable(level.labels.get(jump.label()));
      if (to.isPresent()) {
        check(jump, level, to.get(), held);
        return;
      }
      held |= level != levels.getLast() && level.guards(0, level.at) > 0;
    }
    lost(jump);
  }

  private void check(Statement.Goto jump, Level level, int to, boolean held) {
    if (to < level.at) {
      report(jump, "goto goes forward only", "there are no loops but for_each");
    } else if (held || level.guards(level.at, to) > 0) {
      report(
          jump,
          held ? "goto leaves a block with a guard in it" : "goto jumps over a guard",
          "a guard lasts to the end of the function: use scoped_guard(l) { ... }");
    }
  }

  private void lost(Statement.Goto jump) {
    if (anywhere.containsKey(jump.label())) {
      report(jump, "goto cannot go into a block", "move the label out of its braces");
    } else {
      report(
          jump,
          "there is no label '" + jump.label() + "' in this function",
          Suggestion.of(jump.label(), anywhere.keySet(), "write " + jump.label() + ": below"));
    }
  }

  private void report(Statement.Goto jump, String message, String help) {
    problems.add(jump.span(), Code.BAD_GOTO, message, "", help);
  }
}
