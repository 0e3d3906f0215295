package org.dropmaster.explore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One run of a search by sets, level by level, the groups of a level in the order they got there.
 */
final class SetRun {
  private final MaskSystem system;
  private final Limits limits;
  private final Leaves leaves;
  private final SetGroups groups;
  private final SetPlan plan;
  private final SetSelection expanding;
  private final Optional<SetLevels> levels;
  private long states = 1;
  private int depth;
  private int deepest;
  private int brokenDepth;
  private @Nullable Limit limit;
  private OptionalLong broken = OptionalLong.empty();

  SetRun(
      MaskSystem system,
      Limits limits,
      List<MaskStep.Guard> never,
      Leaves leaves,
      Optional<SetLevels> levels) {
    this.system = system;
    this.limits = limits;
    this.leaves = leaves;
    this.levels = levels;
    groups = new SetGroups(leaves.words());
    plan = new SetPlan(system, never, leaves);
    expanding = new SetSelection(leaves.words());
  }

  SetSearch.Found run() {
    begin();
    for (int active; running() && (active = groups.advance()) > 0; depth++) {
      if (levels.isPresent()) {
        levels.get().begin();
      }
      for (int place = 0; place < active && running(); place++) {
        expand(groups.active(place), groups.expanding(place));
        checkLimits();
      }
    }
    return new SetSearch.Found(outcome(), broken, broken.isPresent() ? brokenDepth : deepest);
  }

  private void begin() {
    long[] first = new long[1];
    system.initial(first);
    SetGroup group = groups.at(first[0] & ~leaves.mask());
    long bit = leaves.bit(first[0]);
    group.visited()[leaves.word(first[0])] = bit;
    groups.next(group)[leaves.word(first[0])] = bit;
  }

  private Outcome outcome() {
    SetTotals totals = new SetTotals(leaves.words());
    groups.count(totals);
    return new Outcome(
        states,
        totals.transitions(),
        deepest,
        totals.finals(),
        Optional.ofNullable(limit),
        broken.isPresent(),
        groups.bytes());
  }

  private void expand(SetGroup group, long[] states) {
    groups.plan(group, plan);
    expanding.read(states);
    Arrays.fill(states, 0);
    if (levels.isPresent()) {
      levels.get().record(group.key(), expanding.all());
    }
    check(group);
    for (int i = 0; i < group.moves().length; i++) {
      SetMove move = group.moves()[i];
      Words moving = expanding.in(move.from());
      if (group.knowsTarget(i) || moving.first(move.from().within()) >= 0) {
        arrive(moving, move, group.target(i, groups));
      }
    }
  }

  private void check(SetGroup group) {
    for (SetCube never : group.broken()) {
      Words words = expanding.in(never);
      int at = words.first(never.within());
      if (at >= 0) {
        int bit = Long.numberOfTrailingZeros(words.set(at) & never.within());
        brokenDepth = depth;
        broken = OptionalLong.of(group.key() | leaves.state(words.at(at), bit));
        return;
      }
    }
  }

  private void arrive(Words moving, SetMove move, SetGroup group) {
    long within = move.from().within();
    if (!moving.leadsOutOf(group.visited(), within, move.turn(), move.flip())) {
      return;
    }
    if (depth < limits.depth()) {
      states += moving.visit(group.visited(), groups.next(group), move);
      deepest = depth + 1;
    } else {
      limit = Limit.DEPTH;
    }
  }

  private void checkLimits() {
    if (limits.expired().getAsBoolean()) {
      limit = Limit.TIME;
    }
    if (states > limits.states()) {
      limit = Limit.STATES;
    }
    if (limits.bytes() < groups.bytes()) {
      limit = Limit.MEMORY;
    }
  }

  private boolean running() {
    return broken.isEmpty() && (limit == null || limit == Limit.DEPTH);
  }
}
