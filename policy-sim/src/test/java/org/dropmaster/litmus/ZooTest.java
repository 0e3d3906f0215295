package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The known bugs: a test for each, broken and repaired by as few lines as in life. */
class ZooTest {
  private static final Map<String, String> CELLS =
      rows(Runs.resource("litmus/expected.tsv"))
          .collect(Collectors.toMap(row -> row.get(0) + " " + row.get(1), row -> row.get(2)));

  /** A bug, the test that shows it, and the two policies with the lines between them. */
  private record Bug(
      String name, String test, String broken, String cell, String repaired, int lines) {}

  private static Stream<List<String>> rows(String table) {
    return table
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)));
  }

  static Stream<Bug> bugs() {
    return rows(Runs.find("/org/dropmaster/litmus/zoo.tsv").orElseThrow())
        .map(
            row ->
                new Bug(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    row.get(4),
                    Integer.parseInt(row.get(5))));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void theBrokenPolicyShowsTheBugAndTheRepairedOneDoesNot(Bug bug) {
    assertThat(bug.cell()).startsWith("Sometimes");
    assertThat(CELLS)
        .as("held by the matrix")
        .containsEntry(bug.broken() + " " + bug.test(), bug.cell())
        .containsEntry(bug.repaired() + " " + bug.test(), "Never");
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void theTestSaysWhereTheBugIsFromAndCanNotBeEmpty(Bug bug) {
    assertThat(Runs.builtInTest(bug.test()).header()).containsKey("Link");
    assertThat(Runs.builtInTest(bug.test()).probe()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void theTwoPoliciesDifferByTheseLinesOfCode(Bug bug) {
    assertThat(apart(code(bug.broken()), code(bug.repaired()))).isEqualTo(bug.lines());
  }

  @Test
  void thereAreEighteen() {
    assertThat(bugs().map(Bug::name).distinct()).hasSize(18);
  }

  private static List<String> code(String policy) {
    return Runs.resource("policy/" + policy + ".policy")
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("policy "))
        .toList();
  }

  /** How many lines are in one and not in the other, in order: what diff would mark. */
  private static int apart(List<String> from, List<String> to) {
    int[] common = new int[to.size() + 1];
    for (String line : from) {
      int[] before = Arrays.copyOf(common, common.length);
      for (int i = 1; i < common.length; i++) {
        boolean same = line.equals(to.get(i - 1));
        common[i] = same ? before[i - 1] + 1 : Math.max(before[i], common[i - 1]);
      }
    }
    return from.size() + to.size() - 2 * common[to.size()];
  }
}
