package org.dropmaster.explore;

import java.util.List;

/** A step that acts once on a key and on all states under it at a time. */
record SetStep(
    SetGuard guard,
    List<SetGuard> unless,
    SetEffect effect,
    boolean tailed,
    SetGuard tailGuard,
    SetEffect tail) {
  static SetStep of(MaskStep step, Leaves leaves) {
    return new SetStep(
        SetGuard.of(step.guard(), leaves),
        step.unless().stream().map(guard -> SetGuard.of(guard, leaves)).toList(),
        SetEffect.of(step.effect(), leaves),
        step.tail().writes() != 0,
        SetGuard.of(step.tailGuard(), leaves),
        SetEffect.of(step.tail(), leaves));
  }
}
