package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.litmus.LitmusRun.Movers;
import org.dropmaster.litmus.LitmusRun.Way;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Code;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.junit.jupiter.api.Test;

class IndependenceTest {
  /** One actor breaks a rule and goes on; another breaks one that ends the run. */
  private static Instance racing() {
    Layout layout = new Layout();
    Cells x = layout.shared("x", 0, 1, 1);
    Cells y = layout.shared("y", 0, 1, 1);
    Cells broken = layout.ghost("broken", 0, Rule.values().length, 1);
    Cells ended = layout.ghost("ended", 0, 1, 1);
    Cells limit = layout.ghost("limit", 0, 1, 1);
    Code a = new Code("A", 0, layout);
    a.step(
        Effect.set(y, Term.TRUE),
        new Effect.Ghost(List.of(new Effect.Raise(Rule.OFF_TABLE.ordinal()))));
    Code b = new Code("B", 1, layout);
    b.step(Effect.set(x, Term.TRUE));
    b.await(Term.of(x), new Effect.Raise(Rule.NULL_DEREF.ordinal()));
    List<Routine> routines = List.of(a.routine(), b.routine());
    layout.assign();
    Program program =
        new Program(
            layout,
            routines,
            List.of(),
            List.of(),
            broken,
            Arrays.stream(Rule.values()).map(Rule::fatal).toList(),
            ended,
            limit,
            List.of(),
            List.of());
    Term alone =
        Term.at(broken, Rule.NULL_DEREF.ordinal())
            .and(Term.at(broken, Rule.OFF_TABLE.ordinal()).not());
    return new Instance(
        program,
        new Shape(List.of(), 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, List.of()),
        Map.of(),
        alone,
        false,
        Term.TRUE,
        List.of(Term.TRUE, Term.TRUE),
        List.of(Term.FALSE, Term.FALSE),
        Map.of(),
        new ArrayList<>(Collections.nCopies(Rule.values().length, Term.FALSE)));
  }

  private static Verdict run(Reduction... reductions) {
    Set<Reduction> by = EnumSet.noneOf(Reduction.class);
    by.addAll(List.of(reductions));
    return LitmusRun.of(racing(), Limits.NONE, Observer.NONE, Way.of(Movers.READING).reduced(by));
  }

  /** Whoever ends the run decides whether the other rule was broken before. */
  @Test
  void aRuleThatIsBrokenIsNotedForThoseWhoEndTheRun() {
    assertThat(run().observation()).isEqualTo(Observation.SOMETIMES);
    assertThat(run(Reduction.ORDER).observation()).isEqualTo(Observation.SOMETIMES);
    assertThat(run(Reduction.FUSING, Reduction.ORDER).finals()).hasSameElementsAs(run().finals());
  }
}
