package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.dropmaster.ownership.Rule;

/** Says in the words of litmus tests what must come of a small policy and a small test. */
final class VerdictAssert {
  private final Verdict verdict;
  private final String text;

  private VerdictAssert(Verdict verdict, String text) {
    this.verdict = verdict;
    this.text = text;
  }

  static VerdictAssert under(String policy, LitmusText test) {
    Verdict verdict = Runs.run(policy, test);
    assertThat(verdict.limit()).as(test.text()).isEmpty();
    return new VerdictAssert(verdict, test.text());
  }

  private VerdictAssert is(Observation wanted) {
    assertThat(verdict.observation()).as("%s%s", text, verdict.finals()).isEqualTo(wanted);
    return this;
  }

  /** No run satisfies the condition. */
  VerdictAssert never() {
    return is(Observation.NEVER);
  }

  VerdictAssert sometimes() {
    return is(Observation.SOMETIMES);
  }

  VerdictAssert always() {
    return is(Observation.ALWAYS);
  }

  /** These rules are broken on the way, and no others. */
  VerdictAssert breaks(Rule... rules) {
    assertThat(verdict.broken().keySet())
        .as("%s%s", text, verdict.finals())
        .isEqualTo(Set.of(rules));
    return this;
  }

  Verdict verdict() {
    return verdict;
  }
}
