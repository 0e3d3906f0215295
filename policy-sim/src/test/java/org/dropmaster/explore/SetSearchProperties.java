package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dropmaster.explore.MaskStep.Effect;
import org.dropmaster.explore.MaskStep.Guard;

/** Laws over random step tables of twelve bits. */
class SetSearchProperties {
  private static final int BITS = 12;
  private static final long ALL = (1L << BITS) - 1;

  @Property(tries = 500)
  void setsCountWhatOneStateAfterTheOtherCounts(@ForAll("systems") MaskSystem system) {
    Outcome sets = SetSearch.of(system).run().outcome();
    Outcome explicit = Search.of(system).run().outcome();
    assertThat(sets.states()).isEqualTo(explicit.states());
    assertThat(sets.transitions()).isEqualTo(explicit.transitions());
    assertThat(sets.depth()).isEqualTo(explicit.depth());
    assertThat(sets.finals()).isEqualTo(explicit.finals());
  }

  @Property(tries = 200)
  void theTableMakesTheMovesThatTheStepsDescribe(@ForAll("systems") MaskSystem system) {
    TransitionSystem.Walker walker = system.walker();
    for (long state = 0; state <= ALL; state += 37) {
      List<Long> expected = new ArrayList<>();
      for (MaskStep step : system.steps()) {
        if (step.enabled(state)) {
          expected.add(step.after(state));
        }
      }
      List<Long> actual = new ArrayList<>();
      walker.expand(new long[] {state}, (actor, choice, next) -> actual.add(next[0]));
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Property(tries = 100)
  void theMovesUnderAKeyAreThoseOfTheSteps(@ForAll("systems") MaskSystem system) {
    Leaves leaves = Leaves.of(system, 16);
    SetPlan plan = new SetPlan(system, List.of(), leaves);
    for (long state = 0; state <= ALL; state += 5) {
      List<Long> expected = new ArrayList<>();
      for (MaskStep step : system.steps()) {
        if (step.enabled(state)) {
          expected.add(step.after(state));
        }
      }
      assertThat(moved(state, plan, leaves)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static List<Long> moved(long state, SetPlan plan, Leaves leaves) {
    List<Long> moved = new ArrayList<>();
    long key = state & ~leaves.mask();
    int word = leaves.word(state);
    for (SetMove move : plan.moves(key)) {
      boolean inside = (word & move.from().mask()) == move.from().value();
      if (inside && (move.from().within() & leaves.bit(state)) != 0) {
        int bit = Long.numberOfTrailingZeros(leaves.bit(state)) + move.turn();
        moved.add(move.key(key) | leaves.state(word ^ move.flip(), bit));
      }
    }
    return moved;
  }

  @Provide
  Arbitrary<MaskSystem> systems() {
    Arbitrary<List<MaskStep>> steps = steps().list().ofMinSize(1).ofMaxSize(8);
    return Combinators.combine(Arbitraries.longs().between(0, ALL), steps, steps)
        .as(
            (first, one, other) ->
                new MaskSystem(
                    BITS,
                    first,
                    List.of(
                        new MaskSystem.Actor(0b111, togglesAnd(one, 4)),
                        new MaskSystem.Actor(0b1110000, togglesAnd(other, 8)))));
  }

  /**
   * Random steps, and those that make leaves of some bits, but for keys that none of them leaves.
   */
  private static List<MaskStep> togglesAnd(List<MaskStep> steps, int from) {
    List<MaskStep> all = new ArrayList<>(steps);
    for (int bit = from; bit < BITS; bit++) {
      long mask = 1L << bit;
      Guard when = new Guard(mask | 7, 3 - bit % 4);
      all.add(MaskStep.of("set", when, Effect.NONE.write(mask, mask)));
      all.add(MaskStep.of("clear", new Guard(mask | 4, mask), Effect.NONE.write(mask, 0)));
    }
    return all;
  }

  private static Arbitrary<MaskStep> steps() {
    Arbitrary<Effect> effect =
        Combinators.combine(guards(), guards()).as(SetSearchProperties::effect);
    return Combinators.combine(
            guards(), guards(), guards(), effect, effect, Arbitraries.of(0, 1, 2))
        .as(
            (guard, unless, when, first, then, kind) ->
                switch (kind) {
                  case 0 -> MaskStep.of("plain", guard, first);
                  case 1 -> MaskStep.of("unless", guard, first).unless(unless);
                  default -> MaskStep.of("tailed", guard, first).then(when, then);
                });
  }

  private static Effect effect(Guard write, Guard alsoWrite) {
    return Effect.NONE
        .write(write.mask(), write.value())
        .write(alsoWrite.mask(), alsoWrite.value());
  }

  private static Arbitrary<Guard> guards() {
    return Combinators.combine(
            Arbitraries.longs().between(0, ALL),
            Arbitraries.longs().between(0, ALL),
            Arbitraries.longs().between(0, ALL))
        .as((mask, more, value) -> new Guard(mask & more, mask & more & value));
  }
}
