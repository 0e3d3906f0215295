package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.bytecode.Compiled;
import org.dropmaster.explore.bytecode.Warming;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated code makes the moves of the machine that reads the program: all of them, in its order.
 * The system property {@code dropmaster.compiled.states} makes it go further.
 */
class CompiledTest {
  private static final int STATES = Integer.getInteger("dropmaster.compiled.states", 300);

  static List<String> tests() {
    return Runs.catalogue("litmus");
  }

  @ParameterizedTest
  @MethodSource("tests")
  void generatedCodeMakesTheSameMovesInTheSameOrder(String test) {
    Sameness both = new Sameness(Runs.builtIn(test), Compiled::new);
    both.ofReachable(STATES);
    both.ofMixed(STATES, test.hashCode());
    both.ofTerms();
    assertThat(both.moves()).isPositive();
  }

  @Test
  void generatedCodeFollowsAClientThroughAllItsChoices() {
    Sameness both = new Sameness(Sameness.client(), Compiled::new);
    both.ofReachable(20 * STATES);
    both.ofMixed(5 * STATES, 1);
    both.ofTerms();
    assertThat(both.moves()).isGreaterThan(20 * STATES);
  }

  /** What follows a pointer before something that never holds breaks a rule all the same. */
  @Test
  void aGuardThatIsFalseBehindAPointerIsNotLeftOut() {
    String policy =
        Plain.policy(
                "bo *none;",
                "GO(file f)\n{\n\twait(device.none.page && tenant == 3);\n\treturn 0;\n}\n"
                    + Plain.BO)
            .replace("bo *none; }", "ctx *none; }\nstruct ctx { bool page; }");
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, GO)");
    Instance instance = Runs.instance(policy, test.ever("null_deref"));
    Sameness both = new Sameness(instance, Compiled::new);
    both.ofReachable(STATES);
    for (LitmusRun.Movers movers :
        List.<LitmusRun.Movers>of(Compiled::new, LitmusRun.Movers.READING)) {
      Verdict verdict =
          LitmusRun.of(instance, Limits.NONE, Observer.NONE, LitmusRun.Way.of(movers));
      assertThat(verdict.broken()).containsKey(Rule.NULL_DEREF);
    }
  }

  @Test
  void aSearchThatIsLongEnoughForGeneratedCodeCountsTheSame() {
    Verdict read = LitmusRun.of(Sameness.client(), Limits.NONE, Observer.NONE);
    Verdict warm =
        LitmusRun.of(
            Sameness.client(),
            Limits.NONE,
            Observer.NONE,
            LitmusRun.Way.of((program, machine) -> new Warming(program, machine, 10_000)));
    Verdict compiled =
        LitmusRun.of(
            Sameness.client(), Limits.NONE, Observer.NONE, LitmusRun.Way.of(Compiled::new));
    assertThat(read.search().states()).isGreaterThan(25_000);
    for (Verdict other : List.of(warm, compiled)) {
      assertThat(other.search()).isEqualTo(read.search());
      assertThat(other.broken().keySet()).isEqualTo(read.broken().keySet());
      assertThat(other.exercised()).isEqualTo(read.exercised());
      assertThat(other.covered()).usingRecursiveComparison().isEqualTo(read.covered());
    }
  }
}
