package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.explore.Limits;
import org.dropmaster.explore.Observer;
import org.dropmaster.lang.Parsed;
import org.dropmaster.lang.PolicyParser;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.lang.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An importer unmaps under the buffer's reservation lock. Without it, deregistering and the
 * exporter's invalidation both find the region mapped, and it is unmapped twice.
 */
class UnmapRaceTest {
  private static final LitmusText TEST =
      LitmusText.of(
              "f = open(dev)",
              "r0 = ioctl(f, ACQUIRE)",
              "h = ioctl(f, ALLOC)",
              "d = ioctl(f, EXPORT, h)",
              "send(d, P1)",
              "r1 = ioctl(f, DROP)")
          .thread("", "d = recv()", "m = reg_mr(d, CLASS)", "r0 = access(m)", "r1 = dereg_mr(m)");

  private static String text(String importer) {
    return Runs.resource("policy/" + importer + ".importer");
  }

  private static Verdict run(String importer, String text) {
    Parsed<PolicyTree> parsed = PolicyParser.parse(new Source(importer, text));
    List<Importer> importers = new ArrayList<>(Runs.importers());
    importers.removeIf(each -> each.name().equals(importer));
    importers.addAll(parsed.tree().orElseThrow().importers());
    Instance instance =
        LitmusProgram.of(
            Runs.litmus(TEST.text().replace("CLASS", importer)),
            Runs.builtInPolicy("exclusive-owner"),
            importers);
    return LitmusRun.of(instance, Limits.NONE.withStates(200_000), Observer.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVOCABLE", "DYNAMIC", "PINNED"})
  void deregisteringMayRaceWithTheDrop(String importer) {
    Verdict verdict = run(importer, text(importer));
    assertThat(verdict.limit()).isEmpty();
    assertThat(verdict.broken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVOCABLE", "DYNAMIC"})
  void anUnmapWithoutTheReservationLockIsNoticed(String importer) {
    String right = text(importer);
    String wrong = unguarded(right);
    assertThat(wrong).isNotEqualTo(right);
    assertThat(run(importer, wrong).broken()).isNotEmpty();
  }

  /** The text in which deregistering takes no lock. */
  private static String unguarded(String text) {
    int from = text.indexOf("\tdereg_mr(");
    int to = text.indexOf("\n\t}\n", from);
    String body = text.substring(from, to).replace("scoped_guard(m.dmabuf.resv) ", "");
    return text.substring(0, from) + body + text.substring(to);
  }
}
