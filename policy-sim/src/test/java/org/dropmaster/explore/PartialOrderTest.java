package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.dropmaster.explore.MaskStep.Effect;
import org.dropmaster.explore.MaskStep.Guard;
import org.junit.jupiter.api.Test;

class PartialOrderTest {
  private static MaskStep step(long mask, long from, long to) {
    return MaskStep.of("step", new Guard(mask, from), Effect.NONE.write(mask, to));
  }

  private static MaskSystem system(int bits, MaskSystem.Actor... actors) {
    return new MaskSystem(bits, 0, List.of(actors));
  }

  private static long states(TransitionSystem system) {
    return Search.of(system).run().outcome().states();
  }

  private static TransitionSystem reduced(MaskSystem system, Guard... watched) {
    return new PartialOrder(system, MaskFootprints.of(system, List.of(watched)));
  }

  /** Three actors of three steps each that have nothing to do with each other. */
  private static MaskSystem apart() {
    return system(6, straight(0b11), straight(0b1100), straight(0b110000));
  }

  private static MaskSystem.Actor straight(long place) {
    long one = Long.lowestOneBit(place);
    return new MaskSystem.Actor(
        place,
        List.of(step(place, 0, one), step(place, one, 2 * one), step(place, 2 * one, 3 * one)));
  }

  @Test
  void ofStepsThatCanBeExchangedOneOrderStandsForAll() {
    assertThat(states(apart())).isEqualTo(64);
    assertThat(states(reduced(apart()))).isEqualTo(10);
  }

  @Test
  void whatIsWatchedTogetherIsNotExchanged() {
    Guard halfway = new Guard(0b001111, 0b001001);
    assertThat(states(reduced(apart(), halfway))).isEqualTo(16 + 3);
  }

  /** One actor goes round for ever; the other's only step must come all the same. */
  private static MaskSystem round() {
    return system(
        2,
        new MaskSystem.Actor(1, List.of(step(1, 0, 1), step(1, 1, 0))),
        new MaskSystem.Actor(2, List.of(step(2, 0, 2))));
  }

  @Test
  void whoGoesRoundPutsNobodyOffForEver() {
    Explored explored = Search.of(reduced(round())).run();
    assertThat(explored.first(state -> (state[0] & 2) != 0)).isPresent();
  }

  @Test
  void withoutTheProvisoSomebodyIsPutOffForEver() {
    Footprints footprints = MaskFootprints.of(round(), List.of());
    TransitionSystem planted = new PartialOrder(round(), footprints, (before, after) -> true);
    assertThat(Search.of(planted).run().first(state -> (state[0] & 2) != 0)).isEmpty();
  }

  @Test
  void aWitnessIsARunOfThePlainSystem() {
    Explored explored = Search.of(reduced(apart())).run();
    long last = explored.outcome().states() - 1;
    Witness witness = explored.witness(last);
    assertThat(Witness.of(apart(), witness.choices()).length()).isEqualTo(9);
  }

  /** There is a bit for each actor that is chosen. */
  @Test
  void ofMoreActorsThanBitsNothingIsLeftOut() {
    MaskSystem many = system(6, actors(65));
    assertThat(states(reduced(many))).isEqualTo(states(many)).isEqualTo(64);
    MaskSystem few = system(6, actors(64));
    assertThat(states(reduced(few))).isEqualTo(10);
  }

  /** The three that have nothing to do with each other, and others that never move. */
  private static MaskSystem.Actor[] actors(int count) {
    MaskSystem.Actor[] actors = new MaskSystem.Actor[count];
    Arrays.fill(actors, new MaskSystem.Actor(0, List.of()));
    for (int i = 0; i < 3; i++) {
      actors[i] = straight(0b11L << 2 * i);
    }
    return actors;
  }
}
