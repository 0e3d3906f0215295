package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormatProperties {
  @Provide
  Arbitrary<PolicyTree> policies() {
    return Trees.policies();
  }

  @Provide
  Arbitrary<LitmusTree> tests() {
    return LitmusTrees.tests();
  }

  @Provide
  Arbitrary<List<Integer>> places() {
    return Arbitraries.integers().between(0, Texts.POLICY.length()).list().ofMaxSize(5);
  }

  private static String formatted(PolicyTree tree) {
    return Formatter.format(tree, Texts.source(""));
  }

  @Property(tries = 200)
  void formattedPolicyParsesToTheSameTree(@ForAll("policies") PolicyTree tree) {
    Source text = Texts.source(formatted(tree));
    Parsed<PolicyTree> parsed = PolicyParser.parse(text);
    assertThat(Diagnostic.render(parsed.diagnostics())).isEmpty();
    assertThat(Texts.shape(parsed.tree().orElseThrow())).isEqualTo(Texts.shape(tree));
  }

  @Property(tries = 200)
  void formattingAPolicyAgainChangesNothing(@ForAll("policies") PolicyTree tree) {
    Source once = Texts.source(formatted(tree));
    PolicyTree again = PolicyParser.parse(once).tree().orElseThrow();
    assertThat(Formatter.format(again, once)).isEqualTo(once.text());
  }

  @Property(tries = 200)
  void formattedTestParsesToTheSameTree(@ForAll("tests") LitmusTree tree) {
    Parsed<LitmusTree> parsed =
        LitmusParser.parse(Texts.source(Formatter.format(tree, Texts.source(""))));
    assertThat(Diagnostic.render(parsed.diagnostics())).isEmpty();
    assertThat(Texts.shape(parsed.tree().orElseThrow())).isEqualTo(Texts.shape(tree));
  }

  @Property(tries = 200)
  void formattingATestAgainChangesNothing(@ForAll("tests") LitmusTree tree) {
    Source once = Texts.source(Formatter.format(tree, Texts.source("")));
    LitmusTree again = LitmusParser.parse(once).tree().orElseThrow();
    assertThat(Formatter.format(again, once)).isEqualTo(once.text());
  }

  /** Comments put anywhere between tokens survive, and the second formatting changes nothing. */
  @Property(tries = 500)
  void commentsAnywhereSurvive(
      @ForAll("places") List<Integer> places, @ForAll boolean block, @ForAll boolean lines) {
    String comment = block ? (lines ? " /* a\n  * c#\n b */ " : " /* c# */ ") : " // c#\n";
    StringBuilder text = new StringBuilder(Texts.POLICY);
    List<Integer> sorted = places.stream().distinct().sorted().collect(Collectors.toList());
    int put = 0;
    for (int i = sorted.size() - 1; i >= 0; i--) {
      if (betweenTokens(sorted.get(i))) {
        text.insert(sorted.get(i), comment);
        put++;
      }
    }
    Source source = Texts.source(text.toString());
    PolicyTree tree = PolicyParser.parse(source).tree().orElseThrow();
    String once = Formatter.format(tree, source);
    assertThat(once.split("c#", -1)).hasSize(put + 1);
    Source formatted = Texts.source(once);
    PolicyTree again = PolicyParser.parse(formatted).tree().orElseThrow();
    assertThat(Texts.shape(again)).isEqualTo(Texts.shape(Texts.policy(Texts.POLICY)));
    assertThat(Formatter.format(again, formatted)).isEqualTo(once);
  }

  private static boolean betweenTokens(int place) {
    int name = Texts.POLICY.indexOf("exclusive-owner") + "exclusive-owner".length();
    Source source = Texts.source(Texts.POLICY);
    Lexed lexed = Lexer.of(source, Opening.find(source, "policy"));
    boolean inComment =
        lexed.comments().stream()
            .anyMatch(c -> c.span().start() < place && place <= c.span().end());
    boolean inToken =
        lexed.tokens().stream().anyMatch(t -> t.span().start() < place && place < t.span().end());
    return place > name && !inComment && !inToken;
  }
}
