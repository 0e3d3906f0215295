package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what each policy does in each test, against the texts and against runs. */
class ExpectedLitmusTest {
  private static final Map<String, List<String>> CELLS =
      rows("expected").stream().collect(Collectors.toMap(r -> r.get(0) + " " + r.get(1), r -> r));

  private static List<List<String>> rows(String table) {
    return Runs.resource("litmus/" + table + ".tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  static Stream<String> tests() {
    return Runs.catalogue("litmus").stream();
  }

  static Stream<String> policies() {
    return Runs.catalogue("policy").stream();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void aTestGivesUnderItsOwnPolicyWhatItsHeaderAndTheTableSay(String test) {
    Map<String, String> header = Runs.builtInTest(test).header();
    List<String> row = CELLS.getOrDefault(header.get("Policy") + " " + test, List.of());
    Verdict verdict = Runs.run(Runs.builtIn(test));
    assertThat(row)
        .as("premise reached, cell and states")
        .containsExactly(
            header.get("Policy"), test, verdict.cell(), Long.toString(verdict.search().states()));
    assertThat(verdict.cell()).isEqualTo(header.get("Result"));
    assertThat(verdict.probed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void thereIsACellForEachTestThatAPolicyCanAnswer(String policy) {
    PolicyTree tree = Runs.builtInPolicy(policy);
    List<String> wanted = new ArrayList<>();
    for (String test : tests().toList()) {
      if (Applicable.missing(Runs.builtInTest(test), tree, Runs.importers()).isEmpty()) {
        wanted.add(test);
      }
    }
    assertThat(rows("expected").stream().filter(r -> r.get(0).equals(policy)).map(r -> r.get(1)))
        .containsExactlyElementsOf(wanted);
  }

  @Test
  void theDesignThatRevokesElsePinsBreaksNoRuleInAnyTest() {
    assertThat(rows("expected").stream().filter(r -> r.get(0).equals("revoke-else-pin")))
        .hasSizeGreaterThan(60)
        .allSatisfy(row -> assertThat(row.get(2)).doesNotContain("+"));
  }

  @Test
  void everyRuleIsBrokenSomewhereByATestThatIsAboutIt() {
    Set<String> broken = new TreeSet<>();
    for (List<String> row : rows("rules")) {
      List<String> cell = CELLS.getOrDefault(row.get(1) + " " + row.get(2), List.of());
      assertThat(cell).as(row.toString()).isNotEmpty();
      assertThat(cell.get(2).split("\\+")).contains(row.get(0));
      broken.add(row.get(0));
    }
    Set<String> all =
        Stream.of(Rule.values()).map(Rule::text).collect(Collectors.toCollection(TreeSet::new));
    assertThat(broken).isEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aRuleBreaksWhereTheTableSaysThatItDoes(String rule, String policy, String test) {
    Verdict verdict = Runs.run(Runs.instance(Runs.builtInTest(test), Runs.builtInPolicy(policy)));
    assertThat(verdict.broken().keySet()).extracting(Rule::text).contains(rule);
  }

  static Stream<Object[]> broken() {
    return rows("rules").stream().map(row -> row.toArray());
  }
}
