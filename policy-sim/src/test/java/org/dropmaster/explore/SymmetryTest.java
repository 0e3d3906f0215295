package org.dropmaster.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SymmetryTest {
  private final ReferenceModel model = new ReferenceModel(3, 1, 1);
  private final Symmetry symmetry = model.symmetry();
  private final Explored plain = Search.of(model.system()).run();

  private long stands(long state) {
    return symmetry.chooser().of(new long[] {state})[0];
  }

  @Test
  void theStatesThatStandForOthersAreThoseOfThePlainSearch() {
    Set<Long> standing = new HashSet<>();
    long[] state = new long[1];
    for (long id = 0; id < plain.outcome().states(); id++) {
      plain.state(id, state);
      standing.add(stands(state[0]));
    }
    Explored reduced = Search.of(new Quotient(model.system(), symmetry)).run();
    Set<Long> found = new HashSet<>();
    for (long id = 0; id < reduced.outcome().states(); id++) {
      reduced.state(id, state);
      found.add(state[0]);
    }
    assertThat(found).isEqualTo(standing);
    assertThat(reduced.outcome().states() * 5).isLessThan(plain.outcome().states());
    assertThat(reduced.outcome().depth()).isEqualTo(plain.outcome().depth());
  }

  @Test
  void renamedStatesStandForThemselvesAlike() {
    long[] state = new long[1];
    for (long id = 0; id < plain.outcome().states(); id += 97) {
      plain.state(id, state);
      long[] renamed = new long[1];
      for (Relabeling relabeling : model.renamings()) {
        relabeling.apply(state, renamed);
        assertThat(stands(renamed[0])).isEqualTo(stands(state[0]));
      }
    }
  }

  @Test
  void theMovesOfARenamedStateAreTheMovesRenamed() {
    TransitionSystem.Walker walker = model.system().walker();
    long[] state = new long[1];
    long[] renamed = new long[1];
    for (long id = 0; id < plain.outcome().states(); id += 97) {
      plain.state(id, state);
      for (Relabeling relabeling : model.renamings()) {
        relabeling.apply(state, renamed);
        Set<Long> moves = new TreeSet<>();
        walker.expand(renamed, (actor, choice, next) -> moves.add(next[0]));
        Set<Long> expected = new TreeSet<>();
        long[] to = new long[1];
        walker.expand(
            state,
            (actor, choice, next) -> {
              relabeling.apply(next, to);
              expected.add(to[0]);
            });
        assertThat(moves).isEqualTo(expected);
      }
    }
  }

  @Test
  void aWitnessIsARunOfThePlainSystemAndAsShort() {
    Explored reduced = Search.of(new Quotient(model.system(), symmetry)).run();
    long last = reduced.outcome().states() - 1;
    Witness witness = reduced.witness(last);
    Witness again = Witness.of(model.system(), witness.choices());
    long[] end = new long[1];
    again.state(again.length(), end);
    assertThat(plain.depth(plain.find(end))).isEqualTo(witness.length());
    assertThat(witness.length()).isEqualTo(reduced.depth(last));
  }

  @Test
  void runsThatLoseBitsAreNoRenaming() {
    var there = new Relabeling.Run(0, 0, 0, 8, 4, List.of());
    var alsoThere = new Relabeling.Run(0, 4, 0, 8, 4, List.of());
    assertThatThrownBy(() -> new Relabeling(1, List.of(), List.of(there)))
        .hasMessageContaining("no renaming");
    assertThatThrownBy(() -> new Relabeling(1, List.of(), List.of(there, alsoThere)))
        .hasMessageContaining("in common");
  }
}
