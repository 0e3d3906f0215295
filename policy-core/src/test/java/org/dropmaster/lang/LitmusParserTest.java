package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LitmusParserTest {
  private static List<Code> codes(String text) {
    return Texts.codes(LitmusParser.parse(Texts.source(text)).diagnostics());
  }

  @Test
  void wholeTestIsRead() {
    Parsed<LitmusTree> parsed = LitmusParser.parse(Texts.source(Texts.LITMUS));
    assertThat(parsed.diagnostics()).isEmpty();
    LitmusTree tree = parsed.tree().orElseThrow();
    assertThat(tree.name()).isEqualTo("close-races-export");
    assertThat(tree.header())
        .containsEntry("Result", "Never")
        .containsEntry("Policy", "exclusive-owner")
        .containsEntry("Link", "CVE-2025-38722");
    LitmusTree.Thread second = tree.threads().get(1);
    assertThat(second.relation()).isEqualTo(LitmusTree.Relation.CLONE_FILES);
    assertThat(second.partner()).isZero();
    assertThat(tree.threads().get(2).uverbs()).isZero();
    assertThat(second.tenant()).isEqualTo("b");
    assertThat(second.uid()).isEqualTo(7);
    assertThat(tree.probe()).isPresent();
    assertThat(tree.condition().quantifier()).isEqualTo(LitmusTree.Quantifier.EVER);
    assertThat(tree.schedule())
        .extracting(LitmusTree.Move::actor)
        .containsExactly("P0", "P0", "engine");
    assertThat(tree.schedule().get(1).choice()).isEqualTo(1);
  }

  @Test
  void argumentsAreRegistersNumbersWordsOrThreads() {
    LitmusTree tree =
        Texts.litmus(
            """
            C t
            P0(device *dev)
            {
            	int f;
            	int GO;
            	f = ioctl(f, GO, -1, GO, 4);
            	send(f, P1);
            	f = open(dev);
            }
            exists (true)
            """);
    List<LitmusTree.Call> calls = tree.threads().get(0).calls();
    assertThat(calls.get(0).arguments())
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Register", "Word", "Number", "Register", "Number");
    assertThat(calls.get(1).arguments().get(1)).isInstanceOf(LitmusTree.Argument.Process.class);
    assertThat(calls.get(2).arguments().get(0)).isInstanceOf(LitmusTree.Argument.Word.class);
  }

  @Test
  void conditionsReadLikeThoseOfTheKernelsMemoryModel() {
    String c = "C t\nP0(device *dev) { int a; int b; }\nexists (";
    LitmusTree herd = Texts.litmus(c + "0:a=0 /\\ ~(0:b=-EBUSY \\/ leaked))");
    LitmusTree plain = Texts.litmus(c + "0:a == 0 && !(0:b == -EBUSY || leaked))");
    assertThat(Texts.shape(herd)).isEqualTo(Texts.shape(plain));
  }

  @Test
  void initialBracesOfHerdAreAccepted() {
    assertThat(codes("C t\n\n{}\n\nP0(device *dev) { }\n\nexists (true)\n")).isEmpty();
  }

  @Test
  void mailWithProseBeforeAndBehindIsRead() {
    String mail =
        "From: a\nSubject: C tests\n\nIt's this:\n\n" + Texts.LITMUS + "\nWhat's up /* ?\n";
    assertThat(codes(mail)).isEmpty();
    assertThat(Texts.shape(Texts.litmus(mail))).isEqualTo(Texts.shape(Texts.litmus(Texts.LITMUS)));
  }

  @Test
  void remarksBetweenQuotedLinesAreSkipped() {
    String quoted = "> > " + Texts.LITMUS.replace("\n", "\n> > ");
    String mail = "Re: x\n" + quoted.replace("> > P1", "I don't get this.\n\n> > P1");
    assertThat(codes(mail)).isEmpty();
    assertThat(Texts.shape(Texts.litmus(mail))).isEqualTo(Texts.shape(Texts.litmus(Texts.LITMUS)));
  }

  @Test
  void errorInAQuotedTestNamesTheLineOfTheMail() {
    String mail = "Hi,\n> C t\n> P0(device *dev)\n> {\n> \tclose(\n> }\n> exists (true)\n";
    List<Diagnostic> found = LitmusParser.parse(Texts.source(mail)).diagnostics();
    assertThat(Texts.codes(found)).containsExactly(Code.EXPECTED);
    assertThat(found.get(0).span().line()).isEqualTo(6);
  }

  @Test
  void proseBehindAFileThatIsNoMailIsAnError() {
    assertThat(codes(Texts.LITMUS + "\nSo what.\n")).contains(Code.EXPECTED);
  }

  @Test
  void allErrorsOfATestAreToldAtOnce() {
    String text =
        """
        C t
        P0(device *dev) NEAR(P1)
        {
        	int f
        	f + 1;
        	close(f;
        }
        P1(int x)
        {
        }
        forall (0:f == )
        """;
    assertThat(codes(text))
        .containsExactly(
            Code.BAD_THREAD,
            Code.EXPECTED,
            Code.EXPECTED,
            Code.EXPECTED,
            Code.BAD_THREAD,
            Code.EXPECTED,
            Code.NO_CONDITION);
  }

  @Test
  void everyPrefixOfATestIsReadOrExplained() {
    for (int end = 0; end < Texts.LITMUS.length(); end++) {
      Parsed<LitmusTree> parsed = LitmusParser.parse(Texts.source(Texts.LITMUS.substring(0, end)));
      assertThat(parsed.tree().isPresent() || !parsed.diagnostics().isEmpty()).isTrue();
    }
  }

  @Test
  void aSecondConditionIsAnError() {
    assertThat(codes(Texts.LITMUS + "\nexists (leaked)\n")).contains(Code.DUPLICATE);
  }
}
