package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
  private static Diagnostic at(String text, int offset) {
    Span span = new Span(new Source("x.policy", text), offset, offset + 1);
    return new Diagnostic(span, Code.EXPECTED, "no", "here", List.of());
  }

  @Test
  void registerOfAnotherThreadIsExplainedWithTheNumberToWrite() {
    String text =
        """
        C close-races-export

        P0(device *dev)
        {
        	int f;
        	int h;
        	int b;

        	f = open(dev);
        	ioctl(f, ACQUIRE);
        	h = ioctl(f, ALLOC);
        	b = ioctl(f, EXPORT, h);
        }

        P1(device *dev) CLONE_FILES(P0)
        {
        	int r0;

        	r0 = close(b);
        }

        ever (used_after_free)
        """;
    Source source = new Source("close-races-export.litmus", text);
    assertThat(Diagnostic.render(LitmusChecker.diagnose(source)))
        .isEqualTo(
            """
            close-races-export.litmus:19:13: error[E014]: P1 uses 'b', which is local to P0
               19 |         r0 = close(b);
                  |                    ^ not declared in P1
              help: P1 shares P0's files, so write the number: close(4)
                    (descriptors are handed out lowest first: open() gives 3, EXPORT 4)
            """);
  }

  @Test
  void tabsInsideALineKeepTheCaretUnderItsCharacter() {
    assertThat(at("ab\tc\td", 5).render())
        .isEqualTo(
            """
            x.policy:1:6: error[E005]: no
                1 | ab      c       d
                  |                 ^ here
            """);
  }

  @Test
  void carriageReturnsAndNulsDoNotReachTheTerminal() {
    String shown = at("a\u0000b\u001b[31m\r\nnext", 2).render();
    assertThat(shown).doesNotContain("\u0000", "\u001b", "\r").contains("a?b?[31m\n");
  }

  @Test
  void longLinesAreCutAroundTheCaret() {
    String shown = at("x".repeat(100_000) + "!" + "y".repeat(100_000), 100_000).render();
    String[] lines = shown.split("\n", -1);
    assertThat(lines[1].length()).isLessThan(140);
    assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('!');
  }

  @Test
  void theEndOfAFileHasACaretToo() {
    assertThat(at("policy p", 8).render()).contains("x.policy:1:9:").contains("|         ^ here");
  }

  @Test
  void beyondTwentyOnlyTheNumberIsTold() {
    String all = Diagnostic.render(Collections.nCopies(25, at("x", 0)));
    assertThat(all).endsWith("and 5 more\n");
    assertThat(all.split("E005", -1)).hasSize(21);
  }

  @Test
  void warningsAreNotErrors() {
    List<Diagnostic> found =
        PolicyChecker.diagnose(Texts.source("policy p GO(file f) { return 0; return 1; }"));
    assertThat(found).hasSize(1).noneMatch(Diagnostic::error);
    assertThat(found.get(0).render()).contains("warning[W001]");
  }
}
