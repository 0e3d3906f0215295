package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.dropmaster.explore.MaskStep.Effect;
import org.dropmaster.explore.MaskStep.Guard;

/** Laws over random actors of four places each that also look at and change three common bits. */
class PartialOrderProperties {
  private static final int ACTORS = 3;
  private static final int COMMON = 3;
  private static final int BITS = 2 * ACTORS + COMMON;

  /** What a search is asked: where runs end, and whether what is watched ever holds. */
  private record Seen(Set<Long> ends, List<Boolean> held) {
    static Seen of(TransitionSystem system, List<Guard> watched) {
      Set<Long> ends = new TreeSet<>();
      boolean[] held = new boolean[watched.size()];
      Observer observer =
          new Observer() {
            @Override
            public void state(long id, long[] state, int depth) {
              for (int i = 0; i < held.length; i++) {
                held[i] |= watched.get(i).holds(state[0]);
              }
            }

            @Override
            public void last(long id, long[] state) {
              ends.add(state[0]);
            }
          };
      assertThat(Search.of(system).observer(observer).run().outcome().complete()).isTrue();
      List<Boolean> all = new ArrayList<>();
      for (boolean each : held) {
        all.add(each);
      }
      return new Seen(ends, all);
    }
  }

  private static TransitionSystem reduced(MaskSystem system, List<Guard> watched) {
    return new PartialOrder(system, MaskFootprints.of(system, watched));
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void leavingOutSaysTheSame(
      @ForAll("systems") MaskSystem system, @ForAll("watched") List<Guard> watched) {
    assertThat(Seen.of(reduced(system, watched), watched)).isEqualTo(Seen.of(system, watched));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void somethingIsLeftOut(@ForAll("systems") MaskSystem system) {
    long plain = Search.of(system).run().outcome().states();
    long reduced = Search.of(reduced(system, List.of())).run().outcome().states();
    assertThat(reduced).isLessThanOrEqualTo(plain);
    Statistics.label("states left out")
        .collect(reduced < plain)
        .coverage(checker -> checker.check(true).percentage(share -> share > 20));
  }

  /** The planted bug: whoever goes round may put the others off. */
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void withoutTheProvisoSomethingIsMissedNowAndThen(
      @ForAll("systems") MaskSystem system, @ForAll("watched") List<Guard> watched) {
    TransitionSystem planted =
        new PartialOrder(system, MaskFootprints.of(system, watched), (before, after) -> true);
    boolean same = Seen.of(planted, watched).equals(Seen.of(system, watched));
    Statistics.label("the same without the proviso")
        .collect(same)
        .coverage(checker -> checker.check(false).count(times -> times > 0));
  }

  @Provide
  Arbitrary<MaskSystem> systems() {
    List<Arbitrary<MaskSystem.Actor>> actors = new ArrayList<>();
    for (int actor = 0; actor < ACTORS; actor++) {
      long place = 3L << 2 * actor;
      actors.add(
          steps(2 * actor)
              .list()
              .ofMinSize(3)
              .ofMaxSize(6)
              .map(steps -> new MaskSystem.Actor(place, steps)));
    }
    return Combinators.combine(actors).as(all -> new MaskSystem(BITS, 0, all));
  }

  /** From one place to another, perhaps only with a common bit, perhaps changing one. */
  private static Arbitrary<MaskStep> steps(int shift) {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 3);
    return Combinators.combine(place, place, common(), common())
        .as(
            (from, to, looks, writes) -> {
              Guard guard = new Guard(3L << shift, (long) from << shift).and(looks);
              Effect effect =
                  Effect.NONE
                      .write(3L << shift, (long) to << shift)
                      .write(writes.mask(), writes.value());
              return MaskStep.of("step", guard, effect);
            });
  }

  /** One of the common bits with a value, or four times out of five none. */
  private static Arbitrary<Guard> common() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5 * COMMON - 1), Arbitraries.of(0L, 1L))
        .as(
            (bit, value) ->
                bit >= COMMON
                    ? Guard.ALWAYS
                    : new Guard(1L << 2 * ACTORS + bit, value << 2 * ACTORS + bit));
  }

  @Provide
  Arbitrary<List<Guard>> watched() {
    Arbitrary<Long> bits = Arbitraries.longs().between(0, (1L << BITS) - 1);
    return Combinators.combine(bits, bits, bits)
        .as((mask, fewer, value) -> new Guard(mask & fewer, mask & fewer & value))
        .list()
        .ofMaxSize(2);
  }
}
