package org.dropmaster.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.explore.Witness;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusProgram;
import org.dropmaster.litmus.LitmusRun;
import org.dropmaster.litmus.Verdict;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.Texts;
import org.dropmaster.ownership.Rule;
import org.dropmaster.state.Cells;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule where it breaks: its report is whole, fits, and tells the truth about the run. */
class EveryRuleTest {
  private static final Loader LOADER = new Loader(new Texts(System.in));

  static Stream<List<String>> broken() {
    return Texts.resource("/org/dropmaster/litmus/rules.tsv")
        .orElseThrow()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)));
  }

  private record Broken(Scene scene, Witness witness, List<Witness> others) {}

  private static Broken run(Rule rule, String policyName, String testName) {
    PolicyTree policy = LOADER.policy(policyName).orElseThrow();
    LitmusTree test = LOADER.test(testName).orElseThrow();
    Instance instance = LitmusProgram.of(test, policy, LOADER.importers());
    Verdict verdict = LitmusRun.of(instance, Limits.NONE, Observer.NONE);
    Scene scene =
        new Scene(
            test.name(), test.span().source().name(), policy, LOADER.importers(), instance, true);
    return new Broken(
        scene,
        Optional.ofNullable(verdict.broken().get(rule)).orElseThrow(),
        verdict.otherOrders());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aReportHasItsHeadlineItsCauseItsLanesAndFitsTheScreen(List<String> row) {
    Rule rule = Rule.of(row.get(0)).orElseThrow();
    Broken broken = run(rule, row.get(1), row.get(2));
    Explanation told = Explanation.of(broken.scene(), rule, broken.witness(), broken.others());
    String text = Splat.text(told, "dropmaster replay x");

    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(text.lines().skip(1).findFirst())
        .hasValueSatisfying(l -> assertThat(l).startsWith("WARNING: ").doesNotContain("{}", "?"));
    assertThat(text)
        .contains(
            "policy " + row.get(1) + ", test " + row.get(2),
            "Possible unsafe ownership scenario:",
            "*** " + row.get(0).replace('_', ' ').toUpperCase(java.util.Locale.ROOT) + " ***",
            broken.witness().length() + " steps;");
    assertThat(told.sections()).isNotEmpty();
    assertThat(told.sections().get(0).lines()).isNotEmpty();
    assertThat(told.sections().stream().flatMap(s -> s.lines().stream()))
        .anySatisfy(line -> assertThat(line.place()).matches(".+:\\d+"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aRunTakenApartComesToTheSameEnd(List<String> row) {
    Broken broken = run(Rule.of(row.get(0)).orElseThrow(), row.get(1), row.get(2));
    Instance instance = broken.scene().instance();
    List<Moment> moments = Trace.of(instance.program(), broken.witness());
    long[] end = new long[instance.program().layout().words()];
    long[] last = moments.get(moments.size() - 1).after();
    broken.witness().state(broken.witness().length(), end);
    boolean fatal = instance.program().ended().get(end, 0) != 0;

    for (Cells cells : instance.program().layout().fields()) {
      for (int i = cells.origin(); i < cells.origin() + cells.count(); i++) {
        if (!fatal && cells.scope() == Cells.Scope.SHARED) {
          assertThat(cells.get(last, i)).as(cells.name()).isEqualTo(cells.get(end, i));
        }
      }
    }
    assertThat(moments.get(moments.size() - 1).move()).isEqualTo(broken.witness().length() - 1);
  }
}
