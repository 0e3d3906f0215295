package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dropmaster.explore.TransitionSystem;
import org.dropmaster.explore.Witness;
import org.dropmaster.lang.Formatter;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Term;

/**
 * Laws of whole runs, over generated tests and policies with a mutation or none.
 *
 * <p>Each law takes a list of cases, of one by default; {@code -Ddropmaster.laws.times=60} makes it
 * sixty, which is the hour's profile. A failing case is printed as a policy and a test to be run.
 */
class LitmusProperties {
  private static final int TIMES = Integer.getInteger("dropmaster.laws.times", 1);
  private static final int NAIVE_STATES = 600;
  private static final int SCHEDULES = 60;
  private static final int STATES = 20_000;

  @Property(tries = 60)
  void aPlainMachineAgreesStateForState(@ForAll("cases") List<Generated> cases) {
    forEach(
        cases,
        (given, instance) ->
            Naive.explore(instance, NAIVE_STATES)
                .ifPresent(
                    plain -> assertThat(Naive.Found.of(Runs.run(instance))).isEqualTo(plain)));
  }

  @Property(tries = 40)
  void everyScheduleByItselfEndsInOneOfTheOutcomes(@ForAll("cases") List<Generated> cases) {
    forEach(
        cases,
        (given, instance) ->
            Naive.allSchedules(instance, SCHEDULES)
                .ifPresent(
                    finals -> assertThat(Naive.finals(Runs.run(instance))).isEqualTo(finals)));
  }

  @Property(tries = 60)
  void everyWitnessReplaysAndEndsWhereItsRuleIsBroken(@ForAll("cases") List<Generated> cases) {
    forEach(
        cases,
        (given, instance) ->
            bounded(instance)
                .ifPresent(
                    verdict -> {
                      verdict.broken().forEach((rule, w) -> replay(instance, rule, w));
                      verdict.positive().ifPresent(w -> replayed(instance, w));
                      verdict.negative().ifPresent(w -> replayed(instance, w));
                    }));
  }

  @Property(tries = 40)
  void aProcessThatOnlyExitsChangesNoOutcome(@ForAll("cases") List<Generated> cases) {
    forEach(
        cases,
        (given, instance) ->
            bounded(instance)
                .ifPresent(
                    verdict -> {
                      LitmusText more = given.test().thread("", "exit()");
                      Verdict with = Runs.run(given.with(more).instance().orElseThrow());
                      assertThat(Naive.finals(with)).isEqualTo(Naive.finals(verdict));
                      assertThat(with.broken().keySet()).isEqualTo(verdict.broken().keySet());
                    }));
  }

  @Property(tries = 40)
  void processesCanBeRenamed(@ForAll("apart") List<Generated> cases) {
    forEach(
        cases,
        (given, instance) ->
            bounded(instance)
                .ifPresent(
                    verdict -> {
                      LitmusText turned = turned(given.test());
                      Verdict other = Runs.run(given.with(turned).instance().orElseThrow());
                      assertThat(other.search().states()).isEqualTo(verdict.search().states());
                      assertThat(other.search().transitions())
                          .isEqualTo(verdict.search().transitions());
                      assertThat(other.broken().keySet()).isEqualTo(verdict.broken().keySet());
                      assertThat(outcomes(other, 0))
                          .isEqualTo(outcomes(verdict, given.test().threads().size()));
                    }));
  }

  @Property(tries = 40)
  void formattedTextsMeanTheSame(@ForAll("cases") List<Generated> cases) {
    forEach(
        cases,
        (given, instance) ->
            bounded(instance)
                .ifPresent(
                    verdict -> {
                      PolicyTree policy = Runs.policy(given.policy());
                      LitmusTree test = Runs.litmus(given.test().text());
                      Verdict again =
                          Runs.run(
                              Runs.instance(
                                  Runs.litmus(Formatter.format(test, test.span().source())),
                                  Runs.policy(Formatter.format(policy, policy.span().source()))));
                      assertThat(again.search().states()).isEqualTo(verdict.search().states());
                      assertThat(Naive.finals(again)).isEqualTo(Naive.finals(verdict));
                    }));
  }

  /** A search that was cut short never says more than one that was not. */
  @Property(tries = 40)
  void aLongerBoundNeverRemovesASometimes(@ForAll("cases") List<Generated> cases) {
    forEach(cases, (given, instance) -> longerBoundsSayMore(instance));
  }

  private static void longerBoundsSayMore(Instance instance) {
    Verdict whole = Runs.run(instance, STATES);
    for (long most = 16; most < whole.search().states(); most *= 4) {
      Verdict part = Runs.run(instance, most);
      assertThat(part.observation()).isIn(Observation.SOMETIMES, Observation.UNKNOWN);
      assertThat(whole.broken().keySet()).containsAll(part.broken().keySet());
      if (part.observation() == Observation.SOMETIMES) {
        assertThat(whole.observation()).isEqualTo(Observation.SOMETIMES);
      }
    }
  }

  /** Designs whose counting is right must count right when anybody is killed anywhere. */
  @Property(tries = 40)
  void aRunKilledAtAnyStepLeavesNoReferenceBehind(@ForAll("apart") List<Generated> cases) {
    Set<String> wrong = Set.of("single-open", "exclusive-owner-late");
    forEach(
        cases,
        (given, instance) -> {
          List<String> kills = new ArrayList<>();
          for (int id = 0; id < given.test().threads().size(); id++) {
            kills.add("kill(P" + id + ")");
          }
          kills.add("exit()");
          LitmusText killed = given.test().thread("", kills.toArray(new String[0]));
          bounded(given.with(killed).instance().orElseThrow())
              .filter(verdict -> !wrong.contains(given.from()))
              .ifPresent(
                  verdict ->
                      assertThat(verdict.broken().keySet())
                          .doesNotContain(
                              Rule.LEAKED, Rule.USED_AFTER_FREE, Rule.UNDERFLOW, Rule.LOCK_LEAKED));
        });
  }

  private static void forEach(List<Generated> cases, BiConsumer<Generated, Instance> law) {
    for (Generated given : cases) {
      given.instance().ifPresent(instance -> law.accept(given, instance));
    }
  }

  /** The verdict, unless there are more states than there is time for here. */
  private static Optional<Verdict> bounded(Instance instance) {
    return Optional.of(Runs.run(instance, STATES)).filter(verdict -> verdict.limit().isEmpty());
  }

  private static long[] replayed(Instance instance, Witness witness) {
    TransitionSystem system = LitmusRun.system(instance);
    Witness again = Witness.of(system, witness.choices());
    long[] last = new long[system.words()];
    long[] expected = new long[system.words()];
    again.state(again.length(), last);
    witness.state(witness.length(), expected);
    assertThat(last).isEqualTo(expected);
    return last;
  }

  private static void replay(Instance instance, Rule rule, Witness witness) {
    long[] last = replayed(instance, witness);
    if (instance.atEnd().containsKey(rule)) {
      List<long[]> next = new ArrayList<>();
      LitmusRun.system(instance).walker().expand(last, (a, c, state) -> next.add(state));
      assertThat(next).isEmpty();
      Term breaks = instance.atEnd().get(rule);
      assertThat(LitmusRun.value(instance, breaks, last)).isNotZero();
    } else if (rule != Rule.LOCK_INVERSION) {
      assertThat(instance.program().broken().get(last, rule.ordinal())).isEqualTo(1);
    }
  }

  /** The same test with its processes in the other order. */
  private static LitmusText turned(LitmusText test) {
    int last = test.threads().size() - 1;
    List<LitmusText.Thread> threads = new ArrayList<>();
    for (int id = last; id >= 0; id--) {
      List<String> calls = new ArrayList<>();
      for (String call : test.threads().get(id).calls()) {
        calls.add(call.replace("P0", "Px").replace("P" + (last == 0 ? 9 : 1), "P" + (last - 1)));
      }
      calls.replaceAll(call -> call.replace("Px", "P" + last));
      threads.add(new LitmusText.Thread("", calls));
    }
    return new LitmusText(threads, test.condition());
  }

  /** Outcomes with registers as the test of so many threads, turned round, calls them. */
  private static Set<String> outcomes(Verdict verdict, int turned) {
    return verdict.finals().stream()
        .map(
            each -> {
              Map<String, String> registers = new TreeMap<>();
              each.registers()
                  .forEach(
                      (name, value) -> {
                        int colon = name.indexOf(':');
                        int id = Integer.parseInt(name.substring(0, colon));
                        int to = turned == 0 ? id : turned - 1 - id;
                        registers.put(to + name.substring(colon), value);
                      });
              return registers + " " + each.broken();
            })
        .collect(Collectors.toSet());
  }

  @Provide
  Arbitrary<List<Generated>> cases() {
    return Generated.any().list().ofSize(TIMES);
  }

  @Provide
  Arbitrary<List<Generated>> apart() {
    return Generated.apart().list().ofSize(TIMES);
  }
}
