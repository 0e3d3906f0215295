package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A step as moves of all states under a key at a time; keys that decide alike share the moves. */
final class SetStep {
  private static final int MOST_CONDITIONS = Long.SIZE - 2;
  private static final SetMove[] NONE = new SetMove[0];

  private final SetGuard guard;
  private final List<SetGuard> unless = new ArrayList<>();
  private final SetEffect effect;
  private final boolean tailed;
  private final SetGuard tailGuard;
  private final SetEffect tail;
  private final Map<Long, SetMove[]> decided = new HashMap<>();

  /** Refuses a step with more than 62 conditions under which it is not enabled. */
  SetStep(MaskStep step, Leaves leaves) {
    if (step.unless().size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException("a step has too many conditions: " + step.name());
    }
    guard = SetGuard.of(step.guard(), leaves);
    for (MaskStep.Guard refused : step.unless()) {
      unless.add(SetGuard.of(refused, leaves));
    }
    effect = SetEffect.of(step.effect(), leaves);
    tailed = step.tail().writes() != 0;
    tailGuard = SetGuard.of(step.tailGuard(), leaves);
    tail = SetEffect.of(step.tail(), leaves);
  }

  /** The moves of states under that key; no two of them move the same state. */
  SetMove[] moves(long key) {
    if (!guard.key().holds(key)) {
      return NONE;
    }
    long holding = holding(key);
    SetMove[] moves = decided.get(holding);
    if (moves == null) {
      moves = moves(key, holding).toArray(NONE);
      decided.put(holding, moves);
    }
    return moves;
  }

  /** Which conditions a key fulfils, a bit each, the tail's at the front. */
  private long holding(long key) {
    long holding = tailed && tailGuard.key().holds(effect.key().on(key)) ? 1 : 0;
    for (int i = 0; i < unless.size(); i++) {
      SetGuard refused = unless.get(i);
      holding = holding << 1 | (refused.key().holds(key) ? 1 : 0);
    }
    return holding;
  }

  private List<SetMove> moves(long key, long holding) {
    List<SetMove> enabled = SetMove.into(guard.states(), List.of(SetMove.STAY));
    for (SetGuard refused : unless) {
      if (refused.key().holds(key)) {
        enabled = SetMove.outOf(refused.states(), enabled);
      }
    }
    List<SetMove> moved = SetMove.then(effect, enabled);
    if (holding >>> unless.size() == 0) {
      return onKey(moved, MaskStep.Effect.NONE);
    }
    List<SetMove> tailing = SetMove.then(tail, SetMove.into(tailGuard.states(), moved));
    List<SetMove> all = onKey(tailing, tail.key());
    all.addAll(onKey(SetMove.outOf(tailGuard.states(), moved), MaskStep.Effect.NONE));
    return all;
  }

  private List<SetMove> onKey(List<SetMove> moves, MaskStep.Effect then) {
    List<SetMove> all = new ArrayList<>();
    for (SetMove move : moves) {
      all.add(move.onKey(effect.key(), then));
    }
    return all;
  }
}
