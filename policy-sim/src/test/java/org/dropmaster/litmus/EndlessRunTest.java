package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.LitmusRun.Movers;
import org.dropmaster.litmus.LitmusRun.Way;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Access;
import org.dropmaster.program.Program;
import org.dropmaster.program.Routine;
import org.dropmaster.program.Step;
import org.dropmaster.program.Term;
import org.junit.jupiter.api.Test;

/** A client beside an engine that does nothing, again and again: so no run ever ends. */
class EndlessRunTest {
  private final Instance client = client("exclusive-owner");
  private final Instance restless = restless(client);

  private static Instance client(String policy) {
    return client(Runs.builtInPolicy(policy), 1);
  }

  private static Instance client(PolicyTree policy, int calls) {
    Client bounds = new Client(2, 1, calls, 1, 0, 2, List.of("PINNED"), false);
    return ClientProgram.of(bounds, policy, Runs.importers()).instance();
  }

  /** The same instance with an engine whose only step leads to itself. */
  private static Instance restless(Instance of) {
    Program program = of.program();
    List<Routine> routines = new ArrayList<>(program.routines());
    routines.replaceAll(r -> r.actor().equals("engine") ? restless(r) : r);
    assertThat(routines).isNotEqualTo(program.routines());
    Program changed =
        new Program(
            program.layout(),
            routines,
            program.setup(),
            program.watches(),
            program.broken(),
            program.fatal(),
            program.ended(),
            program.limit(),
            program.lockClasses(),
            program.locks());
    return new Instance(
        changed,
        of.shape(),
        of.shown(),
        of.positive(),
        of.latched(),
        of.probe(),
        of.resting(),
        of.waits(),
        of.atEnd(),
        of.premises());
  }

  private static Routine restless(Routine engine) {
    Step back = engine.steps().get(1);
    Step spin =
        new Step(back.origin(), Step.Fuse.NONE, 1, Term.TRUE, back.effects(), back.next(), -1);
    List<Step> steps = new ArrayList<>(engine.steps());
    steps.set(0, spin);
    List<Access> access = new ArrayList<>(engine.access());
    access.set(0, access.get(1));
    return new Routine(
        engine.actor(),
        engine.number(),
        engine.pc(),
        steps,
        access,
        engine.clears(),
        engine.registers(),
        engine.temps(),
        engine.joined());
  }

  private static Verdict run(Instance instance, Set<Reduction> reductions) {
    return run(instance, reductions, Limits.NONE);
  }

  private static Verdict run(Instance instance, Set<Reduction> reductions, Limits limits) {
    Way way = Way.of(Movers.READING).reduced(reductions);
    return LitmusRun.of(instance, limits, Observer.NONE, way);
  }

  @Test
  void whereRunsEndTheReducedSearchSpeaksForItself() {
    Set<Reduction> symmetry = EnumSet.of(Reduction.FUSING, Reduction.SYMMETRY);
    assertThat(run(client, symmetry).search().states())
        .isLessThan(run(client, Reduction.USUAL).search().states());
  }

  @Test
  void whereOneDoesNotTheSearchIsMadeAgainInFull() {
    Verdict plain = run(restless, Reduction.USUAL);
    assertThat(plain.search().finals()).isZero();
    for (Reduction more : EnumSet.of(Reduction.SYMMETRY, Reduction.ORDER)) {
      Verdict again = run(restless, EnumSet.of(Reduction.FUSING, more));
      assertThat(again.search().states()).isEqualTo(plain.search().states());
      assertThat(again.broken().keySet()).isEqualTo(plain.broken().keySet());
      assertThat(again.observation()).isEqualTo(plain.observation());
      assertThat(again.reduced()).isEmpty();
    }
  }

  /** The plain search has more states than the reduced one, and a limit in between. */
  @Test
  void whereThePlainSearchComesToNoEndWhatWasFoundStands() {
    Instance twoOwners = restless(client("free-for-all"));
    Set<Reduction> symmetry = EnumSet.of(Reduction.FUSING, Reduction.SYMMETRY);
    long all = run(twoOwners, symmetry).search().states();
    Verdict limited = run(twoOwners, symmetry, Limits.NONE.withStates(all - 1));
    assertThat(limited.limit()).contains("STATES");
    assertThat(limited.observation()).isEqualTo(Observation.UNKNOWN);
    assertThat(limited.broken()).containsKey(Rule.TWO_OWNERS);
    assertThat(limited.search().states()).isLessThan(all - 1);
    assertThat(limited.reduced()).contains("taken together");
  }

  /** No run ends, so the threads that wait for each other are found in the loop of another. */
  @Test
  void aDeadlockBesideACycleIsJudged() {
    String text =
        """
        policy two-locks

        device { mutex a; mutex b; }

        open(file f)
        {
        	return 0;
        }

        CREATE(file f)
        {
        	bo *b = alloc();
        	if (!b)
        		return -ENOMEM;
        	return handle_create(f, b);
        }

        SUBMIT(file f, bo b)
        {
        	queue_command(f, b);
        	return 0;
        }

        UP(file f)
        {
        	guard(device.a);
        	guard(device.b);
        	return 0;
        }

        DOWN(file f)
        {
        	guard(device.b);
        	guard(device.a);
        	return 0;
        }
        """;
    Instance ends = client(Runs.policy(text), 2);
    Instance never = restless(ends);
    for (Set<Reduction> by : List.of(Reduction.USUAL, EnumSet.allOf(Reduction.class))) {
      assertThat(run(ends, by).broken()).containsKey(Rule.DEADLOCK);
      Verdict verdict = run(never, by);
      assertThat(verdict.search().finals()).isZero();
      assertThat(verdict.broken()).containsKey(Rule.DEADLOCK);
      assertThat(verdict.broken().get(Rule.DEADLOCK).endless()).isTrue();
    }
  }
}
