package org.dropmaster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTest {
  @Test
  void namesAreThoseOfThePolicyLanguage() {
    assertThat(String.join(" ", Rule.all().stream().map(Rule::text).toList()))
        .isEqualTo(
            "stale_access data_leak used_after_free null_deref underflow leaked two_owners"
                + " acquired_while_pinned not_revoked non_owner_used_device off_table deadlock"
                + " lock_inversion lock_leaked bad_unlock hung stuck_owner");
  }

  @Test
  void aRuleIsFoundByItsText() {
    assertThat(Rule.of("two_owners")).contains(Rule.TWO_OWNERS);
    assertThat(Rule.of("TWO_OWNERS")).isEmpty();
  }

  @Test
  void aRunStopsWhereMemoryMeansNothingAnyMore() {
    assertThat(Rule.all().stream().filter(Rule::fatal))
        .containsExactly(Rule.USED_AFTER_FREE, Rule.NULL_DEREF, Rule.UNDERFLOW);
  }

  @Test
  void aHeadlineNamesTheThing() {
    assertThat(Rule.USED_AFTER_FREE.headline("dmabuf"))
        .isEqualTo("WARNING: dmabuf used after free");
    assertThat(Rule.all())
        .allSatisfy(rule -> assertThat(rule.headline("bo")).contains("bo").doesNotContain("{"));
  }

  @Test
  void premiseAndBreakAreTwoThings() {
    assertThat(Rule.all())
        .allSatisfy(rule -> assertThat(rule.premise()).isNotEqualTo(rule.brokenWhen()));
  }
}
