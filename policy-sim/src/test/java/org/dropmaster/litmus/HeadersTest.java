package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy's header defends what the matrix says of it. */
class HeadersTest {
  static Stream<String> policies() {
    return Runs.catalogue("policy").stream();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyRuleThatAPolicyBreaksIsNamedInItsHeader(String policy) {
    String text = Runs.resource("policy/" + policy + ".policy");
    String header = text.substring(0, text.indexOf("*/"));

    assertThat(broken(policy)).allSatisfy(rule -> assertThat(header).contains(rule));
  }

  private static List<String> broken(String policy) {
    return Runs.resource("litmus/expected.tsv")
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(row -> row[0].equals(policy))
        .flatMap(row -> Stream.of(row[2].split("\\+", -1)).skip(1))
        .distinct()
        .toList();
  }
}
