package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GarbageProperties {
  @Provide
  Arbitrary<String> garbage() {
    return Garbage.any();
  }

  @Property(tries = 3000)
  void garbageIsReadOrExplainedAndNeverThrows(@ForAll("garbage") String text) {
    check(text);
  }

  @Property(tries = 1500)
  void whatIsReadWithoutErrorsCanBeFormattedAndReadAgain(@ForAll("garbage") String text) {
    Source source = Texts.source(text);
    Parsed<PolicyTree> policy = PolicyParser.parse(source);
    if (policy.ok()) {
      String once = Formatter.format(policy.tree().orElseThrow(), source);
      assertThat(Texts.shape(Texts.policy(once)))
          .isEqualTo(Texts.shape(policy.tree().orElseThrow()));
    }
    Parsed<LitmusTree> litmus = LitmusParser.parse(source);
    if (litmus.ok()) {
      String once = Formatter.format(litmus.tree().orElseThrow(), source);
      assertThat(Texts.shape(Texts.litmus(once).threads()))
          .isEqualTo(Texts.shape(litmus.tree().orElseThrow().threads()));
    }
  }

  @Property(tries = 500)
  void tokensAreNoMoreThanCharacters(@ForAll("garbage") String text) {
    Lexed lexed = Lexer.of(Texts.source(text), new Opening(0, 0, false));
    assertThat(lexed.tokens().size()).isLessThanOrEqualTo(text.length() + 1);
    int end = 0;
    for (Token token : lexed.tokens()) {
      assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
      end = token.span().end();
    }
  }

  /** Checks and prints as the commands do. */
  static void check(String text) {
    Source source = Texts.source(text);
    List<Diagnostic> policy = PolicyChecker.diagnose(source);
    List<Diagnostic> litmus = LitmusChecker.diagnose(source);
    assertThat(Diagnostic.render(policy)).doesNotContain("\u0000");
    assertThat(Diagnostic.render(litmus)).doesNotContain("\u0000");
    PolicyParser.parse(source).tree().ifPresent(tree -> Formatter.format(tree, source));
    LitmusParser.parse(source).tree().ifPresent(tree -> Formatter.format(tree, source));
    assertThat(policy.size() + litmus.size()).isLessThan(5000);
    boolean policyRead = policy.stream().noneMatch(Diagnostic::error);
    boolean litmusRead = litmus.stream().noneMatch(Diagnostic::error);
    assertThat(policyRead && litmusRead).isFalse();
  }
}
