package org.dropmaster.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dropmaster.explore.Limits;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.litmus.Applicable;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each line of the recommended designs carries something: a test misses it, or a comment says why
 * it is there. This asks about the loss of lines only, and only the cheaper tests; {@code
 * dropmaster mutate} asks about weaker lines as well.
 */
class EveryLineTest {
  private static final Limits CHEAP = Limits.NONE.withStates(25_000);

  private final Loader loader = new Loader(new Texts(InputStream.nullInputStream()));

  @ParameterizedTest
  @ValueSource(strings = {"exclusive-owner", "revoke-else-pin"})
  void isMissedByATestOrKeptForAReason(String name) {
    PolicyTree policy = loader.policy(name).orElseThrow();
    List<Known> tests = known(policy, loader.importers());
    List<String> missed = new ArrayList<>();
    int asked = 0;
    for (PolicyLine line : Mutants.of(policy)) {
      if (line.kept().isEmpty() && !line.mutants().isEmpty()) {
        asked++;
        if (!noticed(line, tests)) {
          missed.add(line.number() + ": " + line.text());
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(asked).isGreaterThan(70);
  }

  /** The tests that apply and are cheap, cheapest first. */
  private List<Known> known(PolicyTree policy, List<Importer> importers) {
    List<Known> known = new ArrayList<>();
    for (String name : TextKind.TEST.names()) {
      LitmusTree test = loader.test(name).orElseThrow();
      if (Applicable.missing(test, policy, importers).isEmpty()) {
        Known.of(test, policy, importers, CHEAP).ifPresent(known::add);
      }
    }
    known.sort(Comparator.comparingLong(Known::states));
    return known;
  }

  /** Whether the line's loss is noticed; where that leaves no policy, all that weakens it. */
  private boolean noticed(PolicyLine line, List<Known> tests) {
    List<Mutant> lost = line.mutants().stream().filter(Mutant::loss).toList();
    return (lost.isEmpty() ? line.mutants() : lost)
        .stream().allMatch(mutant -> catcher(mutant, tests).isPresent());
  }

  private Optional<Known> catcher(Mutant mutant, List<Known> tests) {
    return tests.stream()
        .filter(test -> mutant.place().noticed(test.reached(), test.written()))
        .filter(
            test ->
                test.ask(mutant.policy(), loader.importers(), CHEAP.withStates(100_000)).kind()
                    == Answer.Kind.CAUGHT)
        .findFirst();
  }
}
