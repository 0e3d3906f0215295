package org.dropmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dropmaster.litmus.Client;
import org.dropmaster.litmus.ClientProgram;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static Instance instance() {
    Loader loader = new Loader(new Texts(System.in));
    Client client = new Client(2, 1, 2, 1, 1, 2, List.of("PINNED"), false);
    return ClientProgram.of(
            client, loader.policy("exclusive-owner").orElseThrow(), loader.importers())
        .instance();
  }

  /** The same program but for its first actor's step of that number. */
  private static Program with(Program of, int pc, Step step) {
    List<Routine> routines = new ArrayList<>(of.routines());
    Routine first = routines.get(0);
    List<Step> steps = new ArrayList<>(first.steps());
    steps.set(pc, step);
    routines.set(
        0,
        new Routine(
            first.actor(),
            first.number(),
            first.pc(),
            steps,
            first.access(),
            first.clears(),
            first.registers(),
            first.temps(),
            first.joined()));
    return new Program(
        of.layout(),
        routines,
        of.setup(),
        of.watches(),
        of.broken(),
        of.fatal(),
        of.ended(),
        of.limit(),
        of.lockClasses(),
        of.locks());
  }

  @Test
  void whatIsMadeTwiceIsTheSame() {
    assertThat(Fingerprint.of(instance())).isEqualTo(Fingerprint.of(instance()));
    assertThat(Version.build()).isEqualTo(Version.build()).contains("Fingerprint", "Program");
  }

  /** What a step asks and what it does is in no step table that is printed. */
  @Test
  void aStepThatAsksOrDoesAnythingElseMakesAnotherProgram() {
    Program program = instance().program();
    String before = Fingerprint.of(program);
    List<Step> steps = program.routines().get(0).steps();
    for (int pc = 0; pc < steps.size(); pc += 97) {
      Step step = steps.get(pc);
      Term never = step.guard().is(1) ? Term.FALSE : step.guard().not();
      List<Effect> more = new ArrayList<>(step.effects());
      more.add(new Effect.Raise(0));
      for (Step other : List.of(asking(step, never), doing(step, more))) {
        assertThat(Fingerprint.of(with(program, pc, other))).isNotEqualTo(before);
      }
      assertThat(Fingerprint.of(with(program, pc, asking(step, step.guard())))).isEqualTo(before);
    }
  }

  private static Step asking(Step step, Term guard) {
    return new Step(
        step.origin(),
        step.fuse(),
        step.choices(),
        guard,
        step.effects(),
        step.next(),
        step.acquires());
  }

  private static Step doing(Step step, List<Effect> effects) {
    return new Step(
        step.origin(),
        step.fuse(),
        step.choices(),
        step.guard(),
        effects,
        step.next(),
        step.acquires());
  }

  @Test
  void theOrderOfAMapSaysNothingAndThatOfAListDoes() {
    assertThat(Fingerprint.of(Map.of("a", 1, "b", 2, "c", 3)))
        .isEqualTo(Fingerprint.of(Map.of("c", 3, "b", 2, "a", 1)));
    assertThat(Fingerprint.of(List.of("a", "b"))).isNotEqualTo(Fingerprint.of(List.of("b", "a")));
    assertThat(Fingerprint.of(List.of("a", "b"))).isNotEqualTo(Fingerprint.of(List.of("ab", "")));
  }

  @Test
  void whatCannotBeLookedIntoIsRefused() {
    assertThatThrownBy(() -> Fingerprint.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
