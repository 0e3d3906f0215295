package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropmaster.lang.PolicyTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each wait and each lock is taken out, and a test says what happens without it. */
class TwinsTest {
  /** A search of more states is not asked about what nothing notices. */
  private static final long SMALL = 500;

  private static final Map<String, List<List<String>>> EXPECTED =
      Runs.resource("litmus/expected.tsv")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .collect(Collectors.groupingBy(row -> row.get(0)));

  static Stream<Twin> noticed() {
    return Twin.noticed(true);
  }

  static Stream<Twin> unnoticed() {
    return Twin.noticed(false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noticed")
  void withoutItTheTestSaysWhatTheTableSays(Twin twin) {
    PolicyTree broken = Runs.policy(twin.site().without());

    assertThat(EXPECTED.get(twin.policy()))
        .as("held by the matrix")
        .anySatisfy(row -> assertThat(row).startsWith(twin.policy(), twin.test(), twin.cell()));
    assertThat(cell(twin.test(), broken)).as(twin.why()).isEqualTo(twin.without());
    assertThat(twin.without()).isNotEqualTo(twin.cell());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unnoticed")
  void withoutItNoSmallTestSaysAnythingElse(Twin twin) {
    PolicyTree broken = Runs.policy(twin.site().without());

    for (List<String> row : EXPECTED.getOrDefault(twin.policy(), List.of())) {
      if (Long.parseLong(row.get(3)) <= SMALL) {
        assertThat(cell(row.get(1), broken)).as(row.get(1)).isEqualTo(row.get(2));
      }
    }
  }

  private static String cell(String test, PolicyTree policy) {
    return Runs.run(Runs.instance(Runs.builtInTest(test), policy)).cell();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "free-for-all",
        "habanalabs-2021",
        "habanalabs-2022",
        "habanalabs-2023",
        "habanalabs",
        "drm-master",
        "exclusive-owner",
        "require-revoke",
        "revoke-destroys-mr",
        "revoke-splits-mr",
        "vfio",
        "vfio-naive",
        "revoke-else-pin",
        "reset-on-close",
        "one-kernel-per-tenant"
      })
  void everyWaitAndEveryLockHasItsRow(String policy) {
    List<String> sites =
        LockSite.of(Runs.builtInPolicy(policy)).stream()
            .map(site -> site.function() + ": " + site.statement())
            .toList();

    assertThat(sites).isNotEmpty();
    assertThat(
            Twin.all().stream()
                .filter(twin -> twin.policy().equals(policy))
                .map(twin -> twin.function() + ": " + twin.statement()))
        .containsExactlyElementsOf(sites);
  }

  @Test
  void everyRowSaysWhy() {
    assertThat(Twin.all()).allSatisfy(twin -> assertThat(twin.why()).hasSizeGreaterThan(20));
  }
}
