package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cheap cells of the expected table under the policy that has most of all: quick enough to be
 * asked about each mutant of our own code. {@link ExpectedLitmusTest} asks about much more.
 */
class TableSampleTest {
  private static final int CHEAP = 1_000;

  static Stream<List<String>> cells() {
    return Runs.resource("litmus/expected.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)))
        .filter(row -> own(row) || row.get(0).equals("revoke-else-pin"))
        .filter(row -> Integer.parseInt(row.get(3)) <= CHEAP);
  }

  private static boolean own(List<String> row) {
    return row.get(0).equals(Runs.builtInTest(row.get(1)).header().get("Policy"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void isAsTheTableSays(List<String> row) {
    Instance instance = Runs.instance(Runs.builtInTest(row.get(1)), Runs.builtInPolicy(row.get(0)));
    Verdict verdict = Runs.run(instance, 2 * CHEAP);
    assertThat(verdict.cell()).isEqualTo(row.get(2));
    assertThat(verdict.search().states()).isEqualTo(Long.parseLong(row.get(3)));
  }
}
