package org.dropmaster.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyParserTest {
  private static Parsed<PolicyTree> parse(String text) {
    return PolicyParser.parse(Texts.source(text));
  }

  private static List<Code> codes(String text) {
    return Texts.codes(parse(text).diagnostics());
  }

  private static String expression(String text) {
    PolicyTree tree = Texts.policy("policy p\nalways " + text + ";");
    return Texts.shape(tree.properties().get(0).condition());
  }

  @Test
  void wholePolicyIsRead() {
    Parsed<PolicyTree> parsed = parse(Texts.POLICY);
    assertThat(parsed.ok()).isTrue();
    PolicyTree tree = parsed.tree().orElseThrow();
    assertThat(tree.name()).isEqualTo("exclusive-owner");
    assertThat(tree.fields())
        .extracting(PolicyTree.Fields::kind)
        .containsExactly("device", "owner", "file", "dmabuf");
    assertThat(tree.functions())
        .extracting(PolicyTree.Function::name)
        .containsExactly("ACQUIRE", "EXPORT", "revoke", "DROP", "release", "release");
    assertThat(tree.functions())
        .extracting(PolicyTree.Function::mark)
        .startsWith(PolicyTree.Mark.ACQUIRES)
        .contains(PolicyTree.Mark.RELEASES);
  }

  @Test
  void resultsOfEntryPointsFollowFromTheirNames() {
    PolicyTree tree = Texts.policy("policy p\nreset() { }\nremove() { }\nGO(file f) { }");
    assertThat(tree.functions())
        .extracting(PolicyTree.Function::result)
        .containsExactly(Type.INT, Type.VOID, Type.INT);
  }

  @Test
  void builtTreeIsTheParsedTree() {
    PolicyTree built =
        TreeBuilder.policy("p")
            .fields("file", TreeBuilder.field(Type.pointer("owner"), "me"))
            .entry(
                "GO",
                List.of(TreeBuilder.parameter("file", "f")),
                TreeBuilder.when(
                    TreeBuilder.not(TreeBuilder.path("f", "me")), TreeBuilder.fail("EACCES")),
                TreeBuilder.set(TreeBuilder.path("f", "me"), new Expr.Null(TreeBuilder.NOWHERE)),
                TreeBuilder.give(TreeBuilder.number(0)))
            .tree();
    PolicyTree parsed =
        Texts.policy(
            "policy p\nfile { owner *me; }\n"
                + "GO(file f) { if (!f.me) return -EACCES; f.me = NULL; return 0; }");
    assertThat(Texts.shape(built)).isEqualTo(Texts.shape(parsed));
  }

  @Test
  void arrowsAndDotsMeanTheSame() {
    assertThat(expression("f->me->revoked")).isEqualTo(expression("f.me.revoked"));
  }

  @Test
  void operatorsBindAsInC() {
    assertThat(expression("a || b && c == d + e"))
        .isEqualTo(expression("a || (b && (c == (d + e)))"));
    assertThat(expression("a - b - c")).isEqualTo(expression("(a - b) - c"));
    assertThat(expression("!a == b")).isEqualTo(expression("(!a) == b"));
    assertThat(expression("a ? b : c ? d : e")).isEqualTo(expression("a ? b : (c ? d : e)"));
    assertThat(expression("a && b")).isNotEqualTo(expression("b && a"));
  }

  @Test
  void initializedLocalIsADeclarationAndAnAssignment() {
    PolicyTree tree = Texts.policy("policy p\nGO(file f) { int r = 1, s; }");
    assertThat(tree.functions().get(0).body().statements())
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Declare", "Assign", "Declare");
  }

  @Test
  void fileOfImportersNeedsNoName() {
    Parsed<PolicyTree> parsed =
        parse("/* x */\nimporter STATIC {\n\treg_mr(mr m, dmabuf d) { }\n}");
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(parsed.tree().orElseThrow().importers()).hasSize(1);
  }

  @Test
  void windowsLineEndsAndByteOrderMarksDoNotMatter() {
    Parsed<PolicyTree> parsed = parse("\ufeff" + Texts.POLICY.replace("\n", "\r\n"));
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(Texts.shape(parsed.tree().orElseThrow()))
        .isEqualTo(Texts.shape(Texts.policy(Texts.POLICY)));
  }

  @Test
  void quotedPolicyIsReadLikeThePlainOne() {
    String mail = "Hi,\n\n> " + Texts.POLICY.replace("\n", "\n> ") + "\n\nLooks fine.\n";
    assertThat(PolicyChecker.diagnose(Texts.source(mail))).isEmpty();
    assertThat(Texts.shape(Texts.policy(mail))).isEqualTo(Texts.shape(Texts.policy(Texts.POLICY)));
  }

  @Test
  void allErrorsOfAFileAreToldAtOnce() {
    String text =
        """
        policy p
        file { owner me; }
        GO(file f
        {
        	return 0;
        }
        DO(file f)
        {
        	if (f = 1)
        		return 0
        	while (f) { }
        	f += 1;
        	return 0;
        }
        """;
    assertThat(codes(text))
        .containsExactly(
            Code.MISSING_STAR,
            Code.EXPECTED,
            Code.EXPECTED,
            Code.EXPECTED,
            Code.NOT_IN_LANGUAGE,
            Code.NOT_IN_LANGUAGE);
  }

  @Test
  void aForgottenBraceIsToldWhereTheNextFunctionBegins() {
    Parsed<PolicyTree> parsed = parse("policy p\nGO(file f)\n{\n\treturn 0;\n\nON(file f)\n{\n}\n");
    assertThat(Texts.codes(parsed.diagnostics())).containsExactly(Code.UNCLOSED_BLOCK);
    assertThat(parsed.diagnostics().get(0).help())
        .containsExactly("the '{' of line 3 is still open");
    assertThat(parsed.tree().orElseThrow().functions()).hasSize(2);
  }

  @Test
  void aLitmusTestIsNoPolicy() {
    Parsed<PolicyTree> parsed = parse(Texts.LITMUS);
    assertThat(parsed.diagnostics().get(0).code()).isEqualTo(Code.NO_OPENING);
    assertThat(parsed.diagnostics().get(0).help()).containsExactly("this looks like a litmus test");
  }

  @Test
  void anEmptyFileSaysHowToBegin() {
    Parsed<PolicyTree> parsed = parse("");
    assertThat(parsed.tree()).isEmpty();
    assertThat(Texts.codes(parsed.diagnostics())).containsExactly(Code.NO_OPENING);
  }

  @Test
  void everyPrefixOfAPolicyIsReadOrExplained() {
    for (int end = 0; end < Texts.POLICY.length(); end++) {
      Parsed<PolicyTree> parsed = parse(Texts.POLICY.substring(0, end));
      assertThat(parsed.tree().isPresent() || !parsed.diagnostics().isEmpty()).isTrue();
      if (!parsed.diagnostics().isEmpty()) {
        assertThat(Diagnostic.render(parsed.diagnostics())).contains("t:");
      }
    }
  }

  @Test
  void deepNestingIsAnErrorAndNotAnOverflow() {
    for (String open : List.of("(", "!", "{", "if (f) ", "a.", "a+", "a&&", "f(", "a?", "else ")) {
      String text = "policy p\nGO(file f)\n{\n\tf.x = " + open.repeat(100_000);
      assertThat(codes(text)).isNotEmpty();
      assertThat(codes("policy p\nGO(file f)\n{\n" + open.repeat(100_000))).isNotEmpty();
    }
  }

  @Test
  void longChainsAreRefusedBecauseTheirTreesAreHigh() {
    String chain = "a" + " || a".repeat(50_000);
    assertThat(codes("policy p\nnever " + chain + ";")).containsExactly(Code.TOO_DEEP);
    assertThat(codes("policy p\nnever a" + " || a".repeat(90) + ";")).isEmpty();
  }
}
