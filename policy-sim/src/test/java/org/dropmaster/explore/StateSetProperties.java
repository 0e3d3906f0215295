package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Equal hashes prove nothing. All states here have the same 64 bits of hash: who took that for the
 * same state would find one of them.
 */
class StateSetProperties {
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private static final long OTHER_ODD = 0xD6E8FEB86659FD93L;
  private static final long HASH = StateHash.of(packed(0), 0, 2);

  /** A state of two words; the second undoes in the hash what the first does. */
  private static long[] packed(long node) {
    return new long[] {node, Long.rotateRight(node * OTHER_ODD, Integer.SIZE) * inverse()};
  }

  /** What the odd number has to be multiplied by to give 1; each turn makes twice as many bits. */
  private static long inverse() {
    long inverse = ODD;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - ODD * inverse;
    }
    return inverse;
  }

  @Property(tries = 200)
  void aSetHoldsEachOfTheStatesOnce(@ForAll("nodes") List<Long> nodes) {
    StateSet set = new StateSet(new HeapArena(2));
    Map<Long, Integer> expected = new HashMap<>();
    for (long node : nodes) {
      Integer known = expected.putIfAbsent(node, expected.size());
      int found = set.findOrAdd(hash(node), packed(node), 0);
      assertThat(found).isEqualTo(known == null ? ~(expected.size() - 1) : (int) known);
      assertThat(set.find(HASH, packed(node), 0)).isEqualTo(expected.get(node));
    }
    assertThat(set.size()).isEqualTo(expected.size());
  }

  @Property(tries = 200)
  void onlyTheVeryStateCountsAsSeenAMomentAgo(@ForAll("nodes") List<Long> nodes) {
    Recent recent = new Recent(2);
    Set<Long> before = new HashSet<>();
    for (long node : nodes) {
      if (recent.seen(hash(node), packed(node))) {
        assertThat(before).contains(node);
      }
      before.add(node);
    }
  }

  @Property(tries = 100)
  void aSearchFindsAsManyStatesAsTheNaiveExplorer(@ForAll("edges") List<List<Integer>> edges) {
    TransitionSystem system = new Colliding(edges);
    Outcome outcome = Search.of(system).run().outcome();
    NaiveExplorer.Found expected = NaiveExplorer.explore(system);
    assertThat(outcome.states()).isEqualTo(expected.order().size());
    assertThat(outcome.transitions()).isEqualTo(expected.transitions());
    assertThat(outcome.finals()).isEqualTo(expected.finals());
  }

  private static long hash(long node) {
    long hash = StateHash.of(packed(node), 0, 2);
    assertThat(hash).isEqualTo(HASH);
    return hash;
  }

  @Provide
  Arbitrary<List<Long>> nodes() {
    return Arbitraries.longs().between(0, 400).list().ofMaxSize(400);
  }

  @Provide
  Arbitrary<List<List<Integer>>> edges() {
    return Arbitraries.integers()
        .between(0, 39)
        .list()
        .ofMaxSize(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  /** A graph in which all nodes have the same hash. */
  private record Colliding(List<List<Integer>> edges) implements TransitionSystem {
    @Override
    public int words() {
      return 2;
    }

    @Override
    public int bits() {
      return 2 * Long.SIZE;
    }

    @Override
    public void initial(long[] into) {
      System.arraycopy(packed(0), 0, into, 0, 2);
    }

    @Override
    public Walker walker() {
      return (state, visitor) -> {
        int node = (int) state[0];
        List<Integer> next = node < edges.size() ? edges.get(node) : List.of();
        for (int choice = 0; choice < next.size(); choice++) {
          visitor.move(0, choice, packed(next.get(choice)));
        }
      };
    }
  }
}
